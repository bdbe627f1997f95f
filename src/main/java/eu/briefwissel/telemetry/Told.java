package eu.briefwissel.telemetry;

import eu.briefwissel.delivery.TraceParent;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A span that has ended, as it is sent.
 *
 * @param here its own ids
 * @param parentSpanId empty where the trace begins with it
 * @param attributes one that names an {@link Attribute#ERROR} says that it failed
 */
record Told(
        SpanName name,
        TraceParent here,
        Optional<String> parentSpanId,
        Instant begunAt,
        Instant endedAt,
        Map<Attribute, String> attributes) {

    Told {
        attributes = Map.copyOf(attributes);
    }

    boolean failed() {
        return attributes.containsKey(Attribute.ERROR);
    }
}
