package eu.briefwissel.sandbox.berichtenbox;

import eu.briefwissel.sandbox.event.Office;
import eu.briefwissel.sandbox.ledger.Slot;
import eu.briefwissel.sandbox.ledger.Taken;
import eu.briefwissel.sandbox.recipient.Fate;
import eu.briefwissel.sandbox.recipient.IdentifierKind;
import eu.briefwissel.sandbox.recipient.Outcome;
import eu.briefwissel.sandbox.wire.Call;
import eu.briefwissel.sandbox.wire.Endpoint;
import eu.briefwissel.sandbox.wire.Faults;
import eu.briefwissel.sandbox.wire.Json;
import eu.briefwissel.sandbox.wire.Reply;
import eu.briefwissel.sandbox.wire.Tokens;
import java.time.Duration;
import java.util.Map;

/** {@code POST /messages}: sending (the seed, "BBK 1.7"). The same message again gets the same answer again. */
final class SendMessage implements Endpoint {
    private final Office office;
    private final Tokens tokens;
    private final SignedHeaders headers;
    private final Webhooks webhooks;
    private final Duration lateBy;
    private final BbkAnswers answers;

    SendMessage(Office office, Tokens tokens, SignedHeaders headers, Webhooks webhooks, Duration lateBy) {
        this.office = office;
        this.tokens = tokens;
        this.headers = headers;
        this.webhooks = webhooks;
        this.lateBy = lateBy;
        this.answers = new BbkAnswers(office);
    }

    @Override
    public Reply answer(Call call) {
        if (!tokens.allow(call)) {
            return answers.unauthorized();
        }
        if (!call.hasMediaType("application/json")) {
            return answers.notJson();
        }
        var faults = new Faults(BbkAnswers.INVALID_FIELD);
        headers.check(call, faults);
        if (faults.none() && !headers.signs(call)) {
            return answers.badSignature();
        }
        var json = Json.read(call.body());
        if (!faults.require(json.isPresent(), "body", "must be JSON")) {
            return answers.malformed(faults);
        }
        var message = ReadBbkMessage.read(json.orElseThrow(), faults);
        faults.require(
                call.header("X-Message-ID").orElse("").equals(message.messageId()),
                "X-Message-ID",
                "must be messageId");
        return faults.none() ? decide(call, message) : answers.malformed(faults);
    }

    private Reply decide(Call call, BbkMessage message) {
        var slot = office.ledger().slot(office.operator(), message.messageId());
        var n = slot.called();
        var content = message.content(office.fingerprint());
        if (slot.taken().isPresent()) {
            return repeated(slot, content);
        }
        var addressee = office.addressee(IdentifierKind.BSN, message.bsn());
        var outcome = addressee.fate().atCall(n);
        return switch (outcome) {
            case TAKEN, TAKEN_WITHOUT_ANSWER, TAKEN_ANSWERED_LATE ->
                office.take(slot, message.messageId(), addressee, content)
                        ? taken(slot, outcome)
                        : repeated(slot, content);
            case NO_MAILBOX -> answers.noMailbox();
            case OPTED_OUT -> answers.optedOut();
            case MALFORMED -> answers.malformedByFate();
            case UNAVAILABLE -> answers.unavailable();
            case RATE_LIMITED -> answers.rateLimited();
            case TOKEN_REVOKED -> {
                tokens.revoke(call);
                yield answers.unauthorized();
            }
        };
    }

    private Reply taken(Slot slot, Outcome outcome) {
        var taken = slot.taken().orElseThrow();
        if (taken.addressee().fate() == Fate.READ_BEFORE_ANSWER && webhooks.ready()) {
            webhooks.tell(slot);
        }
        office.events().expect(slot);
        if (outcome == Outcome.TAKEN_WITHOUT_ANSWER) {
            return new Reply.Lost();
        }
        return outcome == Outcome.TAKEN_ANSWERED_LATE ? new Reply.Late(lateBy, receipt(taken)) : receipt(taken);
    }

    private Reply repeated(Slot slot, Taken.Content content) {
        var taken = slot.taken().orElseThrow();
        office.ledger().repeated(taken);
        if (!taken.content().fingerprint().equals(content.fingerprint())) {
            return answers.messageIdReused();
        }
        office.count("repeated");
        return receipt(taken);
    }

    private static Reply.Answer receipt(Taken taken) {
        return Reply.json(200, Map.of("logiusMessageId", taken.ids().foreign()));
    }
}
