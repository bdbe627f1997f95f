package eu.briefwissel.deployments;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/** A function that calls operators and has no way to them; and one that calls nobody, and could. */
final class WrongWaysOut implements Complaint {

    private static final List<String> CALL_OPERATORS = List.of("reach", "publish", "fallback");
    private static final String EVERYWHERE = "0.0.0.0/0";
    private static final int HTTPS = 443;

    @Override
    public Stream<String> in(List<Manifest> manifests) {
        List<Manifest> policies = manifests.stream()
                .filter(manifest -> manifest.is("networking.k8s.io/v1", "NetworkPolicy"))
                .toList();
        return manifests.stream().filter(Manifest::isFunction).flatMap(function -> in(function, policies));
    }

    private static Stream<String> in(Manifest function, List<Manifest> policies) {
        List<JsonNode> ways = policies.stream()
                .map(policy -> policy.tree().path("spec"))
                .filter(spec -> IdleSelectors.selects(
                        spec.path("podSelector"), function.podTemplate().at("/metadata/labels")))
                .flatMap(spec -> Manifest.elements(spec.path("egress")))
                .filter(WrongWaysOut::leadsEverywhere)
                .toList();
        if (!CALL_OPERATORS.contains(function.name())) {
            return ways.isEmpty() ? Stream.of() : Stream.of(function.id() + ": calls nobody, and has a way out");
        }
        boolean isLetOut = ways.stream().anyMatch(WrongWaysOut::takesHttps);
        return isLetOut ? Stream.of() : Stream.of(function.id() + ": has no way to the operators that it calls");
    }

    /** Without ports it takes all of them, of which others complain. */
    private static boolean takesHttps(JsonNode egress) {
        return egress.path("ports").isEmpty()
                || Manifest.elements(egress.path("ports"))
                        .anyMatch(port -> port.path("port").asInt() == HTTPS);
    }

    private static boolean leadsEverywhere(JsonNode egress) {
        return Manifest.elements(egress.path("to"))
                .anyMatch(peer -> peer.path("ipBlock").path("cidr").asText().equals(EVERYWHERE));
    }
}
