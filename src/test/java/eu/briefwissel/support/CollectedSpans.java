package eu.briefwissel.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a collector was told, and the spans among it.
 *
 * @param bodies of its requests, in JSON
 */
public record CollectedSpans(List<String> bodies) {

    /** Everything that came, as text. */
    public String text() {
        return String.join("\n", bodies);
    }

    /** A span as it came. */
    public record Received(JsonNode json) {

        public String name() {
            return json.get("name").asText();
        }

        public String traceId() {
            return json.get("traceId").asText();
        }

        public String spanId() {
            return json.get("spanId").asText();
        }

        /** Empty where it has none. */
        public String parent() {
            return json.path("parentSpanId").asText();
        }

        /** Empty where it does not say so. */
        public String says(String key) {
            for (JsonNode attribute : json.get("attributes")) {
                if (attribute.get("key").asText().equals(key)) {
                    return attribute.at("/value/stringValue").asText();
                }
            }
            return "";
        }

        public List<String> keys() {
            return json.get("attributes").findValuesAsText("key");
        }
    }

    /** The spans of one trace, in the order in which they ended. */
    public List<Received> trace(String traceId) {
        return spans().stream().filter(span -> span.traceId().equals(traceId)).toList();
    }

    /** The names of the metrics that came. */
    public List<String> metrics() {
        return bodies.stream()
                .map(CollectedSpans::read)
                .flatMap(request -> request.findValues("metrics").stream())
                .flatMap(metrics -> metrics.findValuesAsText("name").stream())
                .toList();
    }

    /** All spans that came. */
    public List<Received> spans() {
        return bodies.stream()
                .map(CollectedSpans::read)
                .flatMap(request -> request.findValues("spans").stream())
                .flatMap(spans -> {
                    List<Received> all = new ArrayList<>();
                    spans.forEach(span -> all.add(new Received(span)));
                    return all.stream();
                })
                .toList();
    }

    private static JsonNode read(String body) {
        try {
            return Objects.requireNonNull(new JsonMapper().readTree(body));
        } catch (IOException e) {
            throw new IllegalStateException("not JSON", e);
        }
    }
}
