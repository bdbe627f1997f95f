package eu.briefwissel.deployments;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Selectors of our own objects that select none of them, and functions without a disruption budget. */
final class IdleSelectors implements Complaint {

    @Override
    public Stream<String> in(List<Manifest> manifests) {
        List<JsonNode> pods = manifests.stream()
                .map(Manifest::podTemplate)
                .filter(JsonNode::isObject)
                .map(template -> template.at("/metadata/labels"))
                .toList();
        List<JsonNode> services = manifests.stream()
                .filter(Manifest::isFunction)
                .map(service -> service.tree().at("/metadata/labels"))
                .toList();
        Stream<String> idle = manifests.stream()
                .filter(manifest -> selectors(manifest).anyMatch(s -> selected(s, pods, services, manifest) == 0))
                .map(manifest -> manifest.id() + ": selects nothing");
        return Stream.concat(idle, unbudgeted(manifests));
    }

    private static long selected(JsonNode selector, List<JsonNode> pods, List<JsonNode> services, Manifest of) {
        return (of.kind().equals("SinkBinding") ? services : pods)
                .stream().filter(labels -> selects(selector, labels)).count();
    }

    private static Stream<JsonNode> selectors(Manifest manifest) {
        return Stream.of("/spec/selector", "/spec/podSelector", "/spec/subject/selector")
                .map(path -> manifest.tree().at(path))
                .filter(JsonNode::isObject);
    }

    private static Stream<String> unbudgeted(List<Manifest> manifests) {
        return manifests.stream()
                .filter(Manifest::isFunction)
                .filter(function -> manifests.stream()
                        .filter(manifest -> manifest.is("policy/v1", "PodDisruptionBudget"))
                        .filter(budget -> selects(
                                budget.tree().at("/spec/selector"),
                                function.podTemplate().at("/metadata/labels")))
                        .findAny()
                        .isEmpty())
                .map(function -> function.id() + ": no disruption budget");
    }

    static boolean selects(JsonNode selector, JsonNode labels) {
        return selector.path("matchLabels").propertyStream().allMatch(label -> has(labels, label))
                && Manifest.elements(selector.path("matchExpressions"))
                        .allMatch(expression -> Manifest.elements(expression.path("values"))
                                .anyMatch(value -> value.equals(
                                        labels.path(expression.path("key").asText()))));
    }

    private static boolean has(JsonNode labels, Map.Entry<String, JsonNode> label) {
        return label.getValue().equals(labels.path(label.getKey()));
    }
}
