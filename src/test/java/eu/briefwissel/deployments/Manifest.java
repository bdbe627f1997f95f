package eu.briefwissel.deployments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;

/** One object that Kubernetes is to be given. */
record Manifest(ObjectNode tree) {

    String apiVersion() {
        return tree.path("apiVersion").asText();
    }

    /** The API group; empty for Kubernetes' core. */
    String group() {
        String version = apiVersion();
        return version.contains("/") ? version.substring(0, version.indexOf('/')) : "";
    }

    String kind() {
        return tree.path("kind").asText();
    }

    String name() {
        return tree.at("/metadata/name").asText();
    }

    /** As complaints call it. */
    String id() {
        return kind() + " " + name();
    }

    boolean is(String apiVersion, String kind) {
        return apiVersion().equals(apiVersion) && kind().equals(kind);
    }

    boolean isFunction() {
        return is("serving.knative.dev/v1", "Service");
    }

    /** What pods are made from; missing where none are. */
    JsonNode podTemplate() {
        return isFunction() || is("batch/v1", "Job") ? tree.at("/spec/template") : tree.path("no template");
    }

    Stream<JsonNode> containers() {
        return elements(podTemplate().at("/spec/containers"));
    }

    /** Every object anywhere inside, itself included. */
    Stream<JsonNode> objects() {
        return objects(tree);
    }

    static Stream<JsonNode> elements(JsonNode list) {
        return list.valueStream();
    }

    private static Stream<JsonNode> objects(JsonNode node) {
        return Stream.concat(
                node.isObject() ? Stream.of(node) : Stream.of(),
                node.valueStream().flatMap(Manifest::objects));
    }
}
