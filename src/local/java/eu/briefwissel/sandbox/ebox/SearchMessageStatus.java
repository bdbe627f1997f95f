package eu.briefwissel.sandbox.ebox;

import com.fasterxml.jackson.databind.JsonNode;
import eu.briefwissel.sandbox.event.Office;
import eu.briefwissel.sandbox.ledger.Slot;
import eu.briefwissel.sandbox.ledger.Taken;
import eu.briefwissel.sandbox.wire.Call;
import eu.briefwissel.sandbox.wire.Endpoint;
import eu.briefwissel.sandbox.wire.Faults;
import eu.briefwissel.sandbox.wire.Fields;
import eu.briefwissel.sandbox.wire.Json;
import eu.briefwissel.sandbox.wire.Reply;
import eu.briefwissel.sandbox.wire.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code POST /searchMessageStatus}: which messages were opened, many at a time (Message Registry 2.1, getStatus). */
final class SearchMessageStatus implements Endpoint {
    private static final Set<String> COUPLE = Set.of("messageId", "eboxId");
    private static final Set<String> EBOX_ID = Set.of("eboxType", "eboxIdValue");

    private record Asked(String messageId, String eboxType, String eboxIdValue) {
        @Override
        public String toString() {
            return "Asked[" + messageId + "]";
        }
    }

    private final Office office;
    private final Tokens tokens;
    private final StatusMessages refusals;

    SearchMessageStatus(Office office, Tokens tokens) {
        this.office = office;
        this.tokens = tokens;
        this.refusals = new StatusMessages(office);
    }

    @Override
    public Reply answer(Call call) {
        if (!tokens.allow(call)) {
            return refusals.unauthorized();
        }
        var faults = new Faults(StatusMessages.INVALID_INPUT);
        var json = Json.read(call.body()).filter(JsonNode::isArray);
        if (!faults.require(json.isPresent() && call.hasMediaType("application/json"), "body", "must be a JSON list")) {
            return refusals.invalid(faults);
        }
        var asked = read(json.orElseThrow(), faults);
        return faults.none() ? search(asked) : refusals.invalid(faults);
    }

    private static List<Asked> read(JsonNode list, Faults faults) {
        var asked = new ArrayList<Asked>();
        for (var item : list) {
            var couple = Fields.of(item, "[" + asked.size() + "]", COUPLE, faults);
            var id = couple.text("messageId");
            var box = couple.object("eboxId", EBOX_ID);
            asked.add(new Asked(id, box.text("eboxType"), box.text("eboxIdValue")));
        }
        return asked;
    }

    private Reply search(List<Asked> asked) {
        office.events().fireDue();
        var found = asked.stream().flatMap(one -> status(one).stream()).toList();
        if (found.isEmpty() && !asked.isEmpty()) {
            return refusals.notFound();
        }
        office.count("searched");
        return Reply.json(201, found); // 201 for a search, as the definition has it
    }

    private Optional<Map<String, Object>> status(Asked asked) {
        var box = EboxType.of(asked.eboxType)
                .map(type -> office.fingerprint().of(type.kind().name(), asked.eboxIdValue));
        return office.ledger()
                .published(office.operator(), asked.messageId)
                .flatMap(slot -> slot.taken()
                        .filter(taken ->
                                box.filter(taken.addressee().box()::equals).isPresent())
                        .map(taken -> status(asked, slot, taken)));
    }

    private static Map<String, Object> status(Asked asked, Slot slot, Taken taken) {
        return Map.of(
                "messageId", asked.messageId,
                "eboxId", Map.of("eboxType", asked.eboxType, "eboxIdValue", asked.eboxIdValue),
                "expirationDate", MessageRegistry.expirationDate(taken),
                "readStatus", slot.told(),
                "visible", true);
    }
}
