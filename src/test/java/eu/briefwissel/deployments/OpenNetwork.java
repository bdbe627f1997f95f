package eu.briefwissel.deployments;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/** A network that is not closed by default, or that is opened without a port or a peer. */
final class OpenNetwork implements Complaint {

    @Override
    public Stream<String> in(List<Manifest> manifests) {
        List<Manifest> policies = manifests.stream()
                .filter(manifest -> manifest.is("networking.k8s.io/v1", "NetworkPolicy"))
                .toList();
        Stream<String> open = policies.stream().noneMatch(OpenNetwork::deniesAll)
                ? Stream.of("there is no NetworkPolicy that denies everything")
                : Stream.of();
        Stream<String> wide = policies.stream()
                .filter(OpenNetwork::isWide)
                .map(policy -> policy.id() + ": opens all ports, or to everybody");
        return Stream.concat(open, wide);
    }

    private static boolean deniesAll(Manifest policy) {
        JsonNode spec = policy.tree().path("spec");
        return spec.path("podSelector").isEmpty()
                && spec.path("policyTypes").size() == 2
                && !spec.has("ingress")
                && !spec.has("egress");
    }

    private static boolean isWide(Manifest policy) {
        JsonNode spec = policy.tree().path("spec");
        return Stream.concat(Manifest.elements(spec.path("ingress")), Manifest.elements(spec.path("egress")))
                .anyMatch(rule -> rule.path("ports").isEmpty()
                        || (rule.path("to").isEmpty() && rule.path("from").isEmpty()));
    }
}
