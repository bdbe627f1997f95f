package eu.briefwissel.sandbox.berichtenbox;

import eu.briefwissel.sandbox.event.Office;
import eu.briefwissel.sandbox.wire.Fault;
import eu.briefwissel.sandbox.wire.Faults;
import eu.briefwissel.sandbox.wire.Reply;
import java.util.List;
import java.util.Map;

/**
 * How the Berichtenbox says no. The seed fixes what is refused, not the status nor the words: every status and code here is an
 * assumption, kept in this one place.
 */
final class BbkAnswers {
    static final String INVALID_FIELD = "INVALID_FIELD";

    private final Office office;

    BbkAnswers(Office office) {
        this.office = office;
    }

    Reply.Answer unauthorized() {
        return refuse(401, "UNAUTHORIZED", "a bearer token that is known and has not expired is required")
                .with("WWW-Authenticate", "Bearer");
    }

    Reply.Answer notJson() {
        return refuse(415, "NOT_JSON", "the body must be application/json");
    }

    Reply.Answer badSignature() {
        return refuse(403, "INVALID_SIGNATURE", "X-Signature does not fit the body and the certificate");
    }

    Reply.Answer malformed(Faults faults) {
        office.count(INVALID_FIELD);
        return Reply.json(
                400,
                body(
                        INVALID_FIELD,
                        faults.first().field() + " " + faults.first().rule(),
                        faults.all()));
    }

    Reply.Answer malformedByFate() {
        return refuse(400, "MALFORMED", "this recipient's messages are refused as malformed");
    }

    Reply.Answer messageIdReused() {
        return refuse(409, "MESSAGE_ID_REUSED", "another message was taken with this messageId");
    }

    Reply.Answer noMailbox() {
        return refuse(422, "NO_MAILBOX", "the recipient has no mailbox");
    }

    Reply.Answer optedOut() {
        return refuse(422, "OPTED_OUT", "the recipient withdrew consent");
    }

    Reply.Answer rateLimited() {
        return refuse(429, "RATE_LIMITED", "too many requests").with("Retry-After", "1");
    }

    Reply.Answer unavailable() {
        return refuse(503, "UNAVAILABLE", "the Berichtenbox is not available");
    }

    private Reply.Answer refuse(int status, String code, String error) {
        office.count(code);
        return Reply.json(status, body(code, error, List.of()));
    }

    private static Map<String, Object> body(String code, String error, List<Fault> faults) {
        return Map.of("code", code, "error", error, "faults", faults);
    }
}
