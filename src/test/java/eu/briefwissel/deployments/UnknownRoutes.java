package eu.briefwissel.deployments;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/** Paths and ports that nobody listens at: of probes, and of the sinks of events. */
final class UnknownRoutes implements Complaint {

    private static final int PORT = 8080;

    private final ProgramRoutes program = ProgramRoutes.ofTheProgram();

    @Override
    public Stream<String> in(List<Manifest> manifests) {
        return manifests.stream()
                .flatMap(manifest -> Stream.of(probes(manifest), sinks(manifest), ports(manifest))
                        .flatMap(s -> s)
                        .map(what -> manifest.id() + ": nobody listens at " + what));
    }

    private Stream<String> probes(Manifest manifest) {
        return manifest.objects()
                .map(node -> node.path("httpGet"))
                .filter(JsonNode::isObject)
                .map(probe -> probe.path("path").asText())
                .filter(path -> !program.has("GET", path))
                .map(path -> "GET " + path);
    }

    /** A sink with a service behind it says the path that events are sent to. */
    private Stream<String> sinks(Manifest manifest) {
        return manifest.objects()
                .filter(node -> node.path("ref").path("kind").asText().equals("Service"))
                .map(sink -> sink.path("uri").asText())
                .filter(path -> !program.has("POST", path))
                .map(path -> "POST " + path);
    }

    private static Stream<String> ports(Manifest manifest) {
        return manifest.isFunction()
                ? manifest.containers()
                        .map(container -> container.at("/ports/0/containerPort").asInt())
                        .filter(port -> port != PORT)
                        .map(port -> "port " + port)
                : Stream.of();
    }
}
