package eu.briefwissel.trace.callback;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.briefwissel.trace.EventItem;
import eu.briefwissel.trace.ToldEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is sent: one event (Standard Webhooks, payload structure).
 *
 * @param type the kind of the evidence, or {@code test}
 * @param cursor its place in the stream, from which it can be asked on or replayed; null in a test
 * @param data the event, as {@code GET /v1/events} has it
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record CallbackBody(
        String type, Instant timestamp, @Nullable String cursor, Object data) {

    static CallbackBody of(ToldEvent told) {
        return new CallbackBody(told.fact().kind().wireName(), told.fact().at(), told.cursor(), EventItem.of(told));
    }

    static CallbackBody test(String callback, Instant now) {
        return new CallbackBody("test", now, null, Map.of("callback", callback));
    }
}
