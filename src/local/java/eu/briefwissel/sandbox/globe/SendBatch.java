package eu.briefwissel.sandbox.globe;

import eu.briefwissel.sandbox.event.Office;
import eu.briefwissel.sandbox.recipient.Outcome;
import eu.briefwissel.sandbox.wire.Call;
import eu.briefwissel.sandbox.wire.Endpoint;
import eu.briefwissel.sandbox.wire.Faults;
import eu.briefwissel.sandbox.wire.Json;
import eu.briefwissel.sandbox.wire.Reply;
import java.time.Duration;

/**
 * {@code POST /ebms/messages}: the adapter takes a batch to send (ebms-core 2.20). It looks at the envelope only; what is in it Logius
 * judges, later, in a message of its own.
 */
final class SendBatch implements Endpoint {
    private final Office office;
    private final Account account;
    private final AdapterPost post;
    private final Logius logius;
    private final Duration lateBy;
    private final AdapterAnswers answers;

    SendBatch(Office office, Account account, AdapterPost post, Logius logius, Duration lateBy) {
        this.office = office;
        this.account = account;
        this.post = post;
        this.logius = logius;
        this.lateBy = lateBy;
        this.answers = new AdapterAnswers(office);
    }

    @Override
    public Reply answer(Call call) {
        if (!call.hasMediaType("application/json")) {
            return answers.notJson();
        }
        var faults = new Faults("BAD_REQUEST");
        var json = Json.read(call.body());
        if (!faults.require(json.isPresent(), "body", "must be JSON")) {
            return answers.malformed(faults);
        }
        var request = ReadRequest.read(json.orElseThrow(), account, faults);
        if (!faults.none()) {
            return answers.malformed(faults);
        }
        return request.agreed() ? decide(request) : answers.notInTheAgreement();
    }

    private Reply decide(ReadRequest.Request request) {
        var batch = ReadBatch.read(request.content());
        var n = office.ledger().slot(office.operator(), "batch " + batch.id()).called();
        return switch (outcome(batch, n)) {
            case UNAVAILABLE -> answers.unavailable();
            case RATE_LIMITED -> answers.rateLimited();
            case TAKEN_WITHOUT_ANSWER -> take(request, batch, n) ? new Reply.Lost() : answers.messageIdKnown();
            case TAKEN_ANSWERED_LATE ->
                take(request, batch, n) ? new Reply.Late(lateBy, receipt(request)) : answers.messageIdKnown();
            case TAKEN, NO_MAILBOX, OPTED_OUT, MALFORMED, TOKEN_REVOKED ->
                take(request, batch, n) ? receipt(request) : answers.messageIdKnown();
        };
    }

    /** What the adapter does with the n-th call for a batch: the first of its letters that stands for a failing call decides. */
    private static Outcome outcome(GlobeBatch batch, int n) {
        return batch.letters().stream()
                .map(letter -> GlobeRecipient.sharedFateOf(letter.bsn()).atCall(n))
                .filter(outcome -> switch (outcome) {
                    case UNAVAILABLE, RATE_LIMITED, TAKEN_WITHOUT_ANSWER, TAKEN_ANSWERED_LATE -> true;
                    case TAKEN, NO_MAILBOX, OPTED_OUT, MALFORMED, TOKEN_REVOKED -> false;
                })
                .findFirst()
                .orElse(Outcome.TAKEN);
    }

    private boolean take(ReadRequest.Request request, GlobeBatch batch, int n) {
        var message = logius.journey(request, batch, n);
        if (!post.send(message)) {
            return false;
        }
        office.count("sent");
        if (message.end() == Outgoing.End.DELIVERED) {
            logius.process(message, batch);
        }
        return true;
    }

    private static Reply.Answer receipt(ReadRequest.Request request) {
        return AdapterAnswers.messageId(request.messageId());
    }
}
