package eu.briefwissel.sandbox.ebox;

import eu.briefwissel.sandbox.event.Office;
import eu.briefwissel.sandbox.wire.Faults;
import eu.briefwissel.sandbox.wire.Reply;
import java.util.Map;
import java.util.UUID;

/**
 * How a Message Registry says no: {@code StatusMessage} of the 2.1 definition. INVALID_INPUT, INVALID_SENDER, DIGEST_DO_NOT_MATCH and
 * NOT_IMPLEMENTED are documented; the other codes here are assumptions, kept in this one place.
 */
final class StatusMessages {
    static final String INVALID_INPUT = "INVALID_INPUT";
    static final String INVALID_SENDER = "INVALID_SENDER";
    static final String DIGEST_DO_NOT_MATCH = "DIGEST_DO_NOT_MATCH";
    static final String NOT_IMPLEMENTED = "NOT_IMPLEMENTED";

    private final Office office;

    StatusMessages(Office office) {
        this.office = office;
    }

    Reply.Answer invalid(Faults faults) {
        var first = faults.first();
        return refuse(400, first.code(), first.field() + " " + first.rule());
    }

    Reply.Answer malformedByFate() {
        return refuse(400, INVALID_INPUT, "this recipient's messages are refused");
    }

    Reply.Answer unauthorized() {
        return refuse(401, "UNAUTHORIZED", "a bearer token that is known and has not expired is required")
                .with("WWW-Authenticate", "Bearer");
    }

    Reply.Answer duplicate() {
        return refuse(409, "CONFLICT", "a message was published with this Idempotency-Key");
    }

    Reply.Answer notFound() {
        return refuse(404, "NOT_FOUND", "Messages not found");
    }

    Reply.Answer rateLimited() {
        return refuse(429, "TOO_MANY_REQUESTS", "too many requests").with("Retry-After", "1");
    }

    Reply.Answer unavailable() {
        return refuse(503, "UNAVAILABLE", "the Message Registry is not available");
    }

    private Reply.Answer refuse(int status, String code, String message) {
        office.count(code);
        return Reply.json(
                status, Map.of("id", UUID.randomUUID(), "code", code, "message", message, "environment", "test"));
    }
}
