package eu.briefwissel.deployments;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A service carries the function that it is named after, and no other; who is inside the cluster only is not public. */
final class WrongFunctions implements Complaint {

    private static final List<String> FUNCTIONS =
            List.of("ingest", "reach", "publish", "webhook", "fallback", "document");
    private static final List<String> PUBLIC = List.of("ingest", "reach", "webhook");

    @Override
    public Stream<String> in(List<Manifest> manifests) {
        Stream<String> missing = FUNCTIONS.stream()
                .filter(function -> manifests.stream()
                        .noneMatch(m -> m.isFunction() && m.name().equals(function)))
                .map(function -> "there is no service for " + function);
        return Stream.concat(
                missing, manifests.stream().filter(Manifest::isFunction).flatMap(WrongFunctions::in));
    }

    private static Stream<String> in(Manifest service) {
        Stream<String> switches = FUNCTIONS.stream()
                .filter(function -> !value(service, function).equals(function.equals(service.name()) ? "on" : "off"))
                .map(function -> service.id() + ": " + function + " is not switched as it should be");
        boolean isLocal = service.tree()
                .at("/metadata/labels")
                .path("networking.knative.dev/visibility")
                .asText()
                .equals("cluster-local");
        return isLocal == PUBLIC.contains(service.name())
                ? Stream.concat(switches, Stream.of(service.id() + ": is seen from where it should not be"))
                : switches;
    }

    private static String value(Manifest service, String function) {
        return service.containers()
                .flatMap(container -> Manifest.elements(container.path("env")))
                .filter(setting -> setting.path("name")
                        .asText()
                        .equals("BRIEFWISSEL_FUNCTION_" + function.toUpperCase(Locale.ROOT)))
                .map((JsonNode setting) -> setting.path("value").asText())
                .findFirst()
                .orElse("");
    }
}
