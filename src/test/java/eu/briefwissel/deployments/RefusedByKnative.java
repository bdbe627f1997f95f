package eu.briefwissel.deployments;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Knative's model of a pod has all fields of Kubernetes', but its webhook refuses most of them, and some values of others
 * (Knative Serving, the field masks and the validation of {@code pkg/apis/serving}).
 */
final class RefusedByKnative implements Complaint {

    private static final Set<String> POD = Set.of(
            "serviceAccountName",
            "automountServiceAccountToken",
            "enableServiceLinks",
            "containerConcurrency",
            "timeoutSeconds",
            "imagePullSecrets",
            "containers",
            "volumes");

    private static final Set<String> CONTAINER = Set.of(
            "name",
            "image",
            "args",
            "command",
            "env",
            "envFrom",
            "ports",
            "readinessProbe",
            "livenessProbe",
            "resources",
            "securityContext",
            "volumeMounts");

    private static final Set<String> VOLUME = Set.of("name", "emptyDir", "configMap", "secret", "projected");

    private static final Set<String> RESERVED_PATHS = Set.of("/", "/dev", "/dev/log", "/tmp", "/var", "/var/log");

    private static final Set<String> RESERVED_SETTINGS = Set.of("PORT", "K_SERVICE", "K_CONFIGURATION", "K_REVISION");

    /** Of queue-proxy, the container that Knative puts before ours. */
    private static final Set<Integer> RESERVED_PORTS = Set.of(8008, 8012, 8013, 8022, 9090, 9091);

    /** {@code max-revision-timeout-seconds} of a Knative that nobody has told otherwise. */
    private static final int LONGEST_SECONDS = 600;

    @Override
    public Stream<String> in(List<Manifest> manifests) {
        return manifests.stream()
                .filter(Manifest::isFunction)
                .flatMap(function -> in(function.podTemplate().path("spec"))
                        .map(what -> function.id() + ": Knative refuses " + what));
    }

    private static Stream<String> in(JsonNode pod) {
        Stream<String> ofPod = Stream.of(
                        others(pod, POD),
                        Manifest.elements(pod.path("volumes")).flatMap(volume -> others(volume, VOLUME)),
                        overlong(pod.path("timeoutSeconds").asInt()))
                .flatMap(s -> s);
        return Stream.concat(ofPod, Manifest.elements(pod.path("containers")).flatMap(RefusedByKnative::inContainer));
    }

    private static Stream<String> inContainer(JsonNode container) {
        Stream<String> paths = Manifest.elements(container.path("volumeMounts"))
                .map(mount -> mount.path("mountPath").asText())
                .filter(RESERVED_PATHS::contains);
        Stream<String> settings = Manifest.elements(container.path("env"))
                .map(setting -> setting.path("name").asText())
                .filter(RESERVED_SETTINGS::contains);
        Stream<String> ports = Manifest.elements(container.path("ports"))
                .map(port -> port.path("containerPort").asInt())
                .filter(RESERVED_PORTS::contains)
                .map(port -> "port " + port);
        return Stream.of(others(container, CONTAINER), paths, settings, ports).flatMap(s -> s);
    }

    private static Stream<String> overlong(int seconds) {
        return seconds > LONGEST_SECONDS ? Stream.of("timeoutSeconds " + seconds) : Stream.of();
    }

    private static Stream<String> others(JsonNode node, Set<String> allowed) {
        return node.propertyStream().map(Map.Entry::getKey).filter(field -> !allowed.contains(field));
    }
}
