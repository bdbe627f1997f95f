package eu.briefwissel.sandbox.globe;

import eu.briefwissel.sandbox.event.Office;
import eu.briefwissel.sandbox.wire.Faults;
import eu.briefwissel.sandbox.wire.Reply;
import java.util.Map;
import java.util.stream.Collectors;

/** How the adapter answers: ids and refusals as plain text. Which status a refusal bears is an assumption, kept in this one place. */
final class AdapterAnswers {
    private final Office office;

    AdapterAnswers(Office office) {
        this.office = office;
    }

    static Reply.Answer messageId(String id) {
        return text(200, id);
    }

    /** What JAX-RS answers where a method returns nothing. */
    static Reply.Answer nothing() {
        return text(204, "");
    }

    Reply.Answer unauthorized() {
        return refuse(401, "UNAUTHORIZED", "the adapter's user and password are required")
                .with("WWW-Authenticate", "Basic realm=\"ebms-core\"");
    }

    Reply.Answer notJson() {
        return refuse(415, "NOT_JSON", "the body must be application/json");
    }

    Reply.Answer malformed(Faults faults) {
        var rules = faults.all().stream()
                .map(fault -> fault.field() + " " + fault.rule())
                .collect(Collectors.joining("; "));
        return refuse(400, "BAD_REQUEST", rules);
    }

    Reply.Answer notInTheAgreement() {
        return refuse(400, "NO_CPA", "No CanSend action found for these parties, service and action in this CPA");
    }

    Reply.Answer notFound() {
        return refuse(404, "NOT_FOUND", "");
    }

    /** The adapter's database knows an id once only; it says so as a server's error. */
    Reply.Answer messageIdKnown() {
        return refuse(500, "MESSAGE_ID_KNOWN", "duplicate key value violates unique constraint");
    }

    Reply.Answer rateLimited() {
        return refuse(429, "RATE_LIMITED", "too many requests").with("Retry-After", "1");
    }

    Reply.Answer unavailable() {
        return refuse(503, "UNAVAILABLE", "the adapter is not available");
    }

    private Reply.Answer refuse(int status, String code, String why) {
        office.count(code);
        return text(status, why);
    }

    private static Reply.Answer text(int status, String text) {
        return new Reply.Answer(status, "text/plain; charset=utf-8", text, Map.of());
    }
}
