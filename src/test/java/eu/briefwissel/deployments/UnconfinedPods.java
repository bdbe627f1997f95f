package eu.briefwissel.deployments;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What every pod has to have: no root, nothing it can write to or become, no token, a share and a bound of the machine. */
final class UnconfinedPods implements Complaint {

    @Override
    public Stream<String> in(List<Manifest> manifests) {
        return manifests.stream()
                .filter(manifest -> !manifest.podTemplate().isMissingNode())
                .flatMap(manifest -> in(manifest).map(what -> manifest.id() + ": " + what));
    }

    private static Stream<String> in(Manifest manifest) {
        JsonNode pod = manifest.podTemplate().path("spec");
        Stream<String> ofPod = Stream.of(
                        must(
                                isFalse(pod.path("automountServiceAccountToken")),
                                "automountServiceAccountToken is not false"),
                        must(pod.hasNonNull("serviceAccountName"), "no service account of its own"))
                .flatMap(Optional::stream);
        Stream<String> ofContainers = manifest.containers().flatMap(UnconfinedPods::inContainer);
        return Stream.of(ofPod, ofContainers, probes(manifest)).flatMap(s -> s);
    }

    private static Stream<String> inContainer(JsonNode container) {
        JsonNode context = container.path("securityContext");
        return Stream.of(
                        must(context.path("runAsNonRoot").asBoolean(), "runAsNonRoot is not true"),
                        must(context.path("runAsUser").asInt() > 0, "runAsUser is not a user"),
                        must(context.path("readOnlyRootFilesystem").asBoolean(), "readOnlyRootFilesystem is not true"),
                        must(
                                isFalse(context.path("allowPrivilegeEscalation")),
                                "allowPrivilegeEscalation is not false"),
                        must(context.at("/capabilities/drop/0").asText().equals("ALL"), "capabilities are not dropped"),
                        must(!context.at("/capabilities").has("add"), "capabilities are added"),
                        must(
                                context.at("/seccompProfile/type").asText().equals("RuntimeDefault"),
                                "seccompProfile is not RuntimeDefault"),
                        bounded(container, "cpu"),
                        bounded(container, "memory"))
                .flatMap(Optional::stream);
    }

    private static Stream<String> probes(Manifest manifest) {
        return manifest.isFunction()
                ? manifest.containers()
                        .flatMap(container -> Stream.of("readinessProbe", "livenessProbe")
                                .filter(probe -> !container.has(probe))
                                .map(probe -> "no " + probe))
                : Stream.of();
    }

    private static Optional<String> bounded(JsonNode container, String resource) {
        JsonNode request = container.at("/resources/requests").path(resource);
        JsonNode limit = container.at("/resources/limits").path(resource);
        if (request.isMissingNode() || limit.isMissingNode()) {
            return Optional.of("no request or no limit of " + resource);
        }
        try {
            return must(amount(request).compareTo(amount(limit)) <= 0, "requests more " + resource + " than its limit");
        } catch (IllegalArgumentException e) {
            return Optional.of(resource + ": " + e.getMessage());
        }
    }

    private static BigDecimal amount(JsonNode quantity) {
        return Quantity.getAmountInBytes(Quantity.parse(quantity.asText()));
    }

    /** Said, and said to be false: what is left out is true, or somebody else's choice. */
    private static boolean isFalse(JsonNode value) {
        return value.isBoolean() && !value.asBoolean();
    }

    private static Optional<String> must(boolean isSo, String otherwise) {
        return isSo ? Optional.empty() : Optional.of(otherwise);
    }
}
