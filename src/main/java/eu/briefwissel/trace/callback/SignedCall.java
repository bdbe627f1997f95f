package eu.briefwissel.trace.callback;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.briefwissel.crypto.CallbackSignature;
import eu.briefwissel.store.CallbackTurns.Target;
import eu.briefwissel.tenant.CallbackFailure;
import eu.briefwissel.trace.ToldEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Sends one event, signed (Standard Webhooks 1.0). Its id is that of the fact, so that a receiver knows it again however often it
 * comes; its time is that of the call.
 */
@ApplicationScoped
class SignedCall {

    private final PostEvent post;
    private final ObjectMapper json;
    private final InstantSource clock;
    private final CallbackMeters meters;

    SignedCall(PostEvent post, ObjectMapper json, InstantSource clock, CallbackMeters meters) {
        this.post = post;
        this.json = json;
        this.clock = clock;
        this.meters = meters;
    }

    /** Empty where it was taken; never fails. */
    Uni<Optional<CallbackFailure>> send(Target target, ToldEvent told) {
        return send(target, told.fact().id().toString(), CallbackBody.of(told));
    }

    Uni<Optional<CallbackFailure>> test(Target target) {
        return send(
                target,
                "test_" + UUID.randomUUID(),
                CallbackBody.test(target.callback().name(), clock.instant()));
    }

    private Uni<Optional<CallbackFailure>> send(Target target, String id, CallbackBody event) {
        byte[] body = bytes(event);
        long timestamp = clock.instant().getEpochSecond();
        Map<String, String> headers = Map.of(
                "content-type",
                "application/json",
                "user-agent",
                "briefwissel",
                "webhook-id",
                id,
                "webhook-timestamp",
                Long.toString(timestamp),
                "webhook-signature",
                new CallbackSignature(target.secrets()).of(id, timestamp, body));
        return post.post(URI.create(target.callback().url()), headers, body).invoke(meters::called);
    }

    private byte[] bytes(CallbackBody event) {
        try {
            return json.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event can be written", e);
        }
    }
}
