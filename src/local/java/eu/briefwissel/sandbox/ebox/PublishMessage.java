package eu.briefwissel.sandbox.ebox;

import eu.briefwissel.sandbox.event.Office;
import eu.briefwissel.sandbox.ledger.Slot;
import eu.briefwissel.sandbox.ledger.Taken;
import eu.briefwissel.sandbox.recipient.Fate;
import eu.briefwissel.sandbox.recipient.Outcome;
import eu.briefwissel.sandbox.wire.Call;
import eu.briefwissel.sandbox.wire.Endpoint;
import eu.briefwissel.sandbox.wire.Faults;
import eu.briefwissel.sandbox.wire.Json;
import eu.briefwissel.sandbox.wire.MultipartForm;
import eu.briefwissel.sandbox.wire.Reply;
import eu.briefwissel.sandbox.wire.Tokens;
import java.util.HashMap;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code POST /ebox/messages/}: publishing (Message Registry v3). A key that was used is refused, whatever comes with it. */
final class PublishMessage implements Endpoint {
    // RFC 8941, section 3.3.3: a String item; a UUID is asked for here.
    private static final Pattern KEY = Pattern.compile("\"([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})\"");

    private final Office office;
    private final Tokens tokens;
    private final MessageRegistry.Rules rules;
    private final StatusMessages refusals;

    PublishMessage(Office office, Tokens tokens, MessageRegistry.Rules rules) {
        this.office = office;
        this.tokens = tokens;
        this.rules = rules;
        this.refusals = new StatusMessages(office);
    }

    @Override
    public Reply answer(Call call) {
        if (!tokens.allow(call)) {
            return refusals.unauthorized();
        }
        var faults = new Faults(StatusMessages.INVALID_INPUT);
        var key = KEY.matcher(call.header("Idempotency-Key").orElse(""));
        if (!faults.require(key.matches(), "Idempotency-Key", "must be a UUID in double quotes (RFC 8941)")) {
            return refusals.invalid(faults);
        }
        var wireId = key.group(1);
        var slot = office.ledger().slot(office.operator(), wireId);
        if (slot.taken().isPresent()) {
            slot.called();
            return duplicate(slot);
        }
        return read(call, faults)
                .filter(_ -> faults.none())
                .map(message -> decide(call, wireId, slot, message))
                .orElseGet(() -> refusals.invalid(faults));
    }

    private Optional<EboxMessage> read(Call call, Faults faults) {
        var form = MultipartForm.read(call);
        if (!faults.require(form.isPresent(), "body", "must be multipart/form-data")) {
            return Optional.empty();
        }
        var part = form.get().parts().get(EboxAttachments.MESSAGE_PART);
        var json = Optional.ofNullable(part).flatMap(present -> Json.read(present.bytes()));
        return faults.require(json.isPresent(), EboxAttachments.MESSAGE_PART, "must be there and be JSON")
                ? Optional.of(ReadEboxMessage.read(
                        json.get(),
                        form.get(),
                        rules.onBehalfOf(call.header("On-Behalf-Of-Enterprise-Number")),
                        faults))
                : Optional.empty();
    }

    private Reply decide(Call call, String wireId, Slot slot, EboxMessage message) {
        var recipient = message.recipient();
        var addressee = office.addressee(recipient.type().kind(), recipient.identifier());
        var outcome = addressee.fate().atCall(slot.called());
        return switch (outcome) {
            case TAKEN, TAKEN_WITHOUT_ANSWER, TAKEN_ANSWERED_LATE ->
                office.take(slot, wireId, addressee, message.content(office.fingerprint()))
                        ? taken(slot, outcome)
                        : duplicate(slot);
            case MALFORMED, NO_MAILBOX, OPTED_OUT -> refusals.malformedByFate();
            case UNAVAILABLE -> refusals.unavailable();
            case RATE_LIMITED -> refusals.rateLimited();
            case TOKEN_REVOKED -> {
                tokens.revoke(call);
                yield refusals.unauthorized();
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

    private Reply duplicate(Slot slot) {
        slot.taken().ifPresent(office.ledger()::repeated);
        return refusals.duplicate();
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
