package eu.briefwissel.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/** Spans as OTLP has them in JSON (OTLP 1.x, "JSON Protobuf Encoding": ids in hexadecimal, 64-bit numbers as text). */
final class OtlpJson {

    static final String SCOPE = "eu.briefwissel";
    private static final int ERROR = 2;
    private static final long NANOS = 1_000_000_000L;

    private final Resource resource;

    OtlpJson(Resource resource) {
        this.resource = resource;
    }

    byte[] request(List<Told> spans) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        ObjectNode ours = request.putArray("resourceSpans").addObject();
        resource.write(ours);
        ObjectNode scope = ours.putArray("scopeSpans").addObject();
        scope.putObject("scope").put("name", SCOPE);
        ArrayNode all = scope.putArray("spans");
        spans.forEach(span -> write(span, all.addObject()));
        return request.toString().getBytes(UTF_8);
    }

    private static void write(Told span, ObjectNode node) {
        node.put("traceId", span.here().traceId());
        node.put("spanId", span.here().spanId());
        span.parentSpanId().ifPresent(parent -> node.put("parentSpanId", parent));
        node.put("name", span.name().text());
        node.put("kind", span.name().kind().number());
        node.put("startTimeUnixNano", nanos(span.begunAt()));
        node.put("endTimeUnixNano", nanos(span.endedAt()));
        ArrayNode attributes = node.putArray("attributes");
        span.attributes().forEach((key, value) -> attribute(attributes, key.key(), value));
        if (span.failed()) {
            node.putObject("status").put("code", ERROR);
        }
    }

    private static void attribute(ArrayNode attributes, String key, String value) {
        attributes.addObject().put("key", key).putObject("value").put("stringValue", value);
    }

    static String nanos(Instant at) {
        return String.valueOf(at.getEpochSecond() * NANOS + at.getNano());
    }
}
