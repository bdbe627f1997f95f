package eu.briefwissel.deployments;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/** More connections than the database has, were every function at its largest. */
final class TooManyConnections implements Complaint {

    private static final String MOST = "briefwissel.eu/max-connections";
    private static final String POOL = "QUARKUS_DATASOURCE_REACTIVE_MAX_SIZE";

    @Override
    public Stream<String> in(List<Manifest> manifests) {
        int wanted = manifests.stream()
                .filter(Manifest::isFunction)
                .mapToInt(TooManyConnections::connections)
                .sum();
        return manifests.stream()
                .filter(manifest -> manifest.kind().equals("ConfigMap"))
                .filter(settings -> wanted > allowed(settings))
                .map(settings -> settings.id() + ": the functions take up to " + wanted + " connections of the "
                        + allowed(settings) + " there are");
    }

    /** One in ten is left to others: the migration, an operator, a version that is being replaced. */
    private static int allowed(Manifest settings) {
        return settings.tree().at("/metadata/annotations").path(MOST).asInt() * 9 / 10;
    }

    private static int connections(Manifest function) {
        int processes = function.podTemplate()
                .at("/metadata/annotations")
                .path("autoscaling.knative.dev/max-scale")
                .asInt(Integer.MAX_VALUE / 1000);
        int pool = function.containers()
                .flatMap(container -> Manifest.elements(container.path("env")))
                .filter(setting -> setting.path("name").asText().equals(POOL))
                .mapToInt((JsonNode setting) -> setting.path("value").asInt())
                .sum();
        return processes * pool;
    }
}
