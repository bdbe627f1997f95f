package eu.briefwissel.sandbox.ebox;

import eu.briefwissel.sandbox.event.Office;
import eu.briefwissel.sandbox.ledger.Slot;
import eu.briefwissel.sandbox.ledger.Taken;
import eu.briefwissel.sandbox.wire.Call;
import eu.briefwissel.sandbox.wire.Endpoint;
import eu.briefwissel.sandbox.wire.Reply;
import eu.briefwissel.sandbox.wire.Tokens;
import java.util.Map;
import java.util.Optional;

/**
 * The Event Handler of eBox Citizen, asked per sent message: whether it came into an active eBox, or its citizen never activated one.
 * BOSA does not publish its shape: {@code GET} with the query {@code messageId}, and a list of events, is assumed.
 */
final class EventHandler implements Endpoint {

    private final Office office;
    private final Tokens tokens;
    private final StatusMessages refusals;

    EventHandler(Office office, Tokens tokens) {
        this.office = office;
        this.tokens = tokens;
        this.refusals = new StatusMessages(office);
    }

    @Override
    public Reply answer(Call call) {
        if (!tokens.allow(call)) {
            return refusals.unauthorized();
        }
        office.count("events");
        return Reply.json(
                200,
                call.query("messageId").stream()
                        .limit(1)
                        .flatMap(id -> published(id).stream())
                        .map(EventHandler::event)
                        .toList());
    }

    private Optional<Taken> published(String id) {
        return office.ledger().published(office.operator(), id).flatMap(Slot::taken);
    }

    private static Map<String, Object> event(Taken taken) {
        return Map.of(
                "eventType", taken.addressee().fate().hasActiveMailbox() ? "NEWDOCUMENT" : "NODIGITALCONSUMER",
                "messageId", taken.ids().foreign(),
                "eventTime", taken.at());
    }
}
