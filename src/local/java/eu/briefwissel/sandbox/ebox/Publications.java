package eu.briefwissel.sandbox.ebox;

import eu.briefwissel.sandbox.event.Office;
import eu.briefwissel.sandbox.ledger.Slot;
import eu.briefwissel.sandbox.ledger.Taken;
import eu.briefwissel.sandbox.recipient.Fate;
import eu.briefwissel.sandbox.recipient.Outcome;
import eu.briefwissel.sandbox.wire.Call;
import eu.briefwissel.sandbox.wire.Faults;
import eu.briefwissel.sandbox.wire.Json;
import eu.briefwissel.sandbox.wire.MultipartForm;
import eu.briefwissel.sandbox.wire.Reply;
import eu.briefwissel.sandbox.wire.Tokens;
import java.util.HashMap;
import java.util.Optional;

/** What becomes of a publication, whichever version it came by. */
final class Publications {
    private final Office office;
    private final Tokens tokens;
    private final MessageRegistry.Rules rules;
    private final ReadEboxMessage.Reading reading;
    private final StatusMessages refusals;

    Publications(Office office, Tokens tokens, MessageRegistry.Rules rules, ReadEboxMessage.Reading reading) {
        this.office = office;
        this.tokens = tokens;
        this.rules = rules;
        this.reading = reading;
        this.refusals = new StatusMessages(office);
    }

    StatusMessages refusals() {
        return refusals;
    }

    boolean allow(Call call) {
        return tokens.allow(call);
    }

    /** The message in the call, its parts in whatever order; empty where a rule is broken. */
    Optional<EboxMessage> read(Call call, Faults faults) {
        var form = MultipartForm.read(call);
        if (!faults.require(form.isPresent(), "body", "must be multipart/form-data")) {
            return Optional.empty();
        }
        var part = form.get().parts().get(EboxAttachments.MESSAGE_PART);
        var json = Optional.ofNullable(part).flatMap(present -> Json.read(present.bytes()));
        return faults.require(json.isPresent(), EboxAttachments.MESSAGE_PART, "must be there and be JSON")
                ? Optional.of(reading.read(
                                json.get(),
                                form.get(),
                                rules.onBehalfOf(call.header("On-Behalf-Of-Enterprise-Number")),
                                faults))
                        .filter(_ -> faults.none())
                : Optional.empty();
    }

    /** The answer by the recipient's fate; empty where a message was taken under that id meanwhile. */
    Optional<Reply> decide(Call call, EboxMessage message, String wireId) {
        var recipient = message.recipient();
        var slot = office.ledger().slot(office.operator(), wireId);
        var addressee = office.addressee(recipient.type().kind(), recipient.identifier());
        var outcome = addressee.fate().atCall(slot.called());
        return switch (outcome) {
            case TAKEN, TAKEN_WITHOUT_ANSWER, TAKEN_ANSWERED_LATE ->
                office.take(slot, wireId, addressee, message.content(office.fingerprint()))
                        ? Optional.of(taken(slot, outcome))
                        : Optional.empty();
            case MALFORMED, NO_MAILBOX, OPTED_OUT -> Optional.of(refusals.malformedByFate());
            case UNAVAILABLE -> Optional.of(refusals.unavailable());
            case RATE_LIMITED -> Optional.of(refusals.rateLimited());
            case TOKEN_REVOKED -> {
                tokens.revoke(call);
                yield Optional.of(refusals.unauthorized());
            }
        };
    }

    private Reply taken(Slot slot, Outcome outcome) {
        office.events().expect(slot);
        if (outcome == Outcome.TAKEN_WITHOUT_ANSWER) {
            return new Reply.Lost();
        }
        var published = published(slot.taken().orElseThrow());
        return outcome == Outcome.TAKEN_ANSWERED_LATE ? new Reply.Late(rules.lateBy(), published) : published;
    }

    private static Reply.Answer published(Taken taken) {
        var body = new HashMap<String, String>();
        body.put("messageId", taken.ids().foreign());
        body.put("expirationDate", MessageRegistry.expirationDate(taken));
        if (taken.addressee().fate() == Fate.NO_DIGITAL_USER) {
            // Published all the same, to a box that was never opened: not an error (RSZ, document senders).
            body.put("code", "NO_DIGITAL_USER");
            body.put("message", "The recipient has never opened this e-Box");
        }
        return Reply.json(201, body);
    }
}
