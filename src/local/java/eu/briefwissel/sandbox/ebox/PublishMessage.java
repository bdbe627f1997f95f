package eu.briefwissel.sandbox.ebox;

import eu.briefwissel.sandbox.event.Office;
import eu.briefwissel.sandbox.ledger.Slot;
import eu.briefwissel.sandbox.wire.Call;
import eu.briefwissel.sandbox.wire.Endpoint;
import eu.briefwissel.sandbox.wire.Faults;
import eu.briefwissel.sandbox.wire.Reply;
import eu.briefwissel.sandbox.wire.Tokens;
import java.util.regex.Pattern;

/** {@code POST /ebox/messages/}: publishing (Message Registry v3). A key that was used is refused, whatever comes with it. */
final class PublishMessage implements Endpoint {
    // RFC 8941, section 3.3.3: a String item; a UUID is asked for here.
    private static final Pattern KEY = Pattern.compile("\"([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})\"");

    private final Office office;
    private final Publications publications;

    PublishMessage(Office office, Tokens tokens, MessageRegistry.Rules rules) {
        this.office = office;
        this.publications = new Publications(office, tokens, rules, ReadEboxMessage.of(RegistryVersion.V3));
    }

    @Override
    public Reply answer(Call call) {
        if (!publications.allow(call)) {
            return publications.refusals().unauthorized();
        }
        var faults = new Faults(StatusMessages.INVALID_INPUT);
        var key = KEY.matcher(call.header("Idempotency-Key").orElse(""));
        if (!faults.require(key.matches(), "Idempotency-Key", "must be a UUID in double quotes (RFC 8941)")) {
            return publications.refusals().invalid(faults);
        }
        var wireId = key.group(1);
        var slot = office.ledger().slot(office.operator(), wireId);
        if (slot.taken().isPresent()) {
            slot.called();
            return duplicate(slot);
        }
        return publications
                .read(call, faults)
                .map(message -> publications.decide(call, message, wireId).orElseGet(() -> duplicate(slot)))
                .orElseGet(() -> publications.refusals().invalid(faults));
    }

    private Reply duplicate(Slot slot) {
        slot.taken().ifPresent(office.ledger()::repeated);
        return publications.refusals().duplicate();
    }
}
