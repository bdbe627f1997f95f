package eu.briefwissel.sandbox.ebox;

import eu.briefwissel.sandbox.event.Office;
import eu.briefwissel.sandbox.ledger.Ledger;
import eu.briefwissel.sandbox.ledger.Taken;
import eu.briefwissel.sandbox.recipient.IdentifierKind;
import eu.briefwissel.sandbox.recipient.MagicRecipient;
import eu.briefwissel.sandbox.wire.Call;
import eu.briefwissel.sandbox.wire.Endpoint;
import eu.briefwissel.sandbox.wire.Faults;
import eu.briefwissel.sandbox.wire.Reply;
import eu.briefwissel.sandbox.wire.Tokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code GET …/document/events}: what happened to enterprises' messages, read on by number (Event API 1.1.1). A number is the place in
 * the ledger's history, and stays across a restart. Reminders and alerts are not told: nobody waits for 15 days here.
 */
final class DocumentEvents implements Endpoint {

    private static final int MOST = 1_000;

    /** For whoever is nobody's magic recipient: the ledger knows no numbers in clear. */
    private static final String SOMEBODY = "0000000097";

    private final Office office;
    private final Tokens tokens;
    private final MessageRegistry.Sender sender;
    private final StatusMessages refusals;

    DocumentEvents(Office office, Tokens tokens, MessageRegistry.Sender sender) {
        this.office = office;
        this.tokens = tokens;
        this.sender = sender;
        this.refusals = new StatusMessages(office);
    }

    @Override
    public Reply answer(Call call) {
        if (!tokens.allow(call)) {
            return refusals.unauthorized();
        }
        var faults = new Faults(StatusMessages.INVALID_INPUT);
        var last = number(call, "lastSequenceNbr", faults);
        var size = (int) Math.min(MOST, number(call, "pageSize", faults));
        return faults.none() ? page(last, size) : refusals.invalid(faults);
    }

    private static long number(Call call, String name, Faults faults) {
        var given = call.query(name);
        var text = given.isEmpty() ? "" : given.getFirst();
        return faults.require(text.matches("[0-9]{1,18}"), name, "is required, a whole number")
                ? Long.parseLong(text)
                : 0;
    }

    private Reply page(long last, int size) {
        office.events().fireDue();
        var history = List.copyOf(office.ledger().history());
        var items = new ArrayList<Map<String, Object>>();
        var at = (int) Math.min(last, history.size());
        while (at < history.size() && items.size() < size) {
            var step = history.get(at);
            at++;
            var number = at;
            step.slot()
                    .taken()
                    .filter(taken -> taken.ids().operator() == office.operator())
                    .ifPresent(taken -> items.add(item(number, step, taken)));
        }
        office.count("events");
        return Reply.json(
                200,
                Map.of(
                        "EboxEnterpriseDocumentEvents",
                        items,
                        "pageInfo",
                        Map.of("lastSequenceNbr", at, "hasNext", at < history.size())));
    }

    private Map<String, Object> item(long number, Ledger.Step step, Taken taken) {
        var data = new HashMap<String, Object>();
        data.put("eventType", step.isTold() ? "readDocument" : "newDocument");
        data.put("enterpriseId", enterprise(taken));
        data.put("messageId", taken.ids().foreign());
        data.put("receiptDate", taken.at());
        data.put("expirationDate", MessageRegistry.expirationDate(taken));
        data.put("registeredMail", false);
        data.put("messageTypeId", sender.messageType());
        data.put("senderOrganizationId", sender.organisation());
        data.put("senderApplicationId", sender.application());
        return Map.of(
                "eventSequenceNbr",
                number,
                "eventTime",
                step.isTold() ? office.now() : taken.at(),
                "eventProviderId",
                "sandbox",
                "eventData",
                data);
    }

    private String enterprise(Taken taken) {
        for (var magic : MagicRecipient.values()) {
            var box = office.fingerprint().of(IdentifierKind.KBO.name(), magic.identifier());
            if (magic.kind() == IdentifierKind.KBO
                    && box.equals(taken.addressee().box())) {
                return magic.identifier();
            }
        }
        return SOMEBODY;
    }
}
