package eu.briefwissel.sandbox.ebox;

import com.fasterxml.jackson.databind.JsonNode;
import eu.briefwissel.sandbox.event.Office;
import eu.briefwissel.sandbox.recipient.Fate;
import eu.briefwissel.sandbox.recipient.MagicRecipient;
import eu.briefwissel.sandbox.wire.Call;
import eu.briefwissel.sandbox.wire.Endpoint;
import eu.briefwissel.sandbox.wire.Faults;
import eu.briefwissel.sandbox.wire.Fields;
import eu.briefwissel.sandbox.wire.Json;
import eu.briefwissel.sandbox.wire.Reply;
import eu.briefwissel.sandbox.wire.Tokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code POST …/eboxPreferences/search} (federation 1.3): who of many enterprises has an e-Box, those without one being absent; and
 * {@code POST …/citizenEboxConsents/search}, assumed to be the same for citizens.
 */
final class WhoHasABox implements Endpoint {

    private static final Set<String> LIST = Set.of("eboxType", "eboxIdType", "eboxIdValueList");
    private static final int MOST = 1_000;

    private final Office office;
    private final Tokens tokens;
    private final EboxType type;
    private final String idType;
    private final StatusMessages refusals;

    WhoHasABox(Office office, Tokens tokens, EboxType type, String idType) {
        this.office = office;
        this.tokens = tokens;
        this.type = type;
        this.idType = idType;
        this.refusals = new StatusMessages(office);
    }

    @Override
    public Reply answer(Call call) {
        if (!tokens.allow(call)) {
            return refusals.unauthorized();
        }
        var faults = new Faults(StatusMessages.INVALID_INPUT);
        var json = Json.read(call.body()).filter(JsonNode::isObject);
        if (!faults.require(json.isPresent(), "body", "must be a JSON object")) {
            return refusals.invalid(faults);
        }
        var numbers = numbers(json.orElseThrow(), faults);
        if (!faults.none()) {
            return refusals.invalid(faults);
        }
        office.count("checked");
        return Reply.json(
                200,
                numbers.stream()
                        .filter(number ->
                                MagicRecipient.fateOf(type.kind(), number).hasActiveMailbox())
                        .map(this::box)
                        .toList());
    }

    private List<String> numbers(JsonNode json, Faults faults) {
        var list = Fields.of(json, "", LIST, faults);
        faults.require(list.text("eboxType").equals(type.name()), "eboxType", "must be " + type.name());
        faults.require(list.text("eboxIdType").equals(idType), "eboxIdType", "must be " + idType);
        var values = json.path("eboxIdValueList");
        faults.require(
                values.isArray() && values.size() <= MOST, "eboxIdValueList", "must be a list of 1,000 or fewer");
        var numbers = new ArrayList<String>();
        for (var value : values) {
            faults.require(type.kind().valid(value.asText()), "eboxIdValueList", "must have valid numbers only");
            numbers.add(value.asText());
        }
        return numbers;
    }

    private Map<String, Object> box(String number) {
        var fate = MagicRecipient.fateOf(type.kind(), number);
        var box = new HashMap<String, Object>();
        box.put("eboxId", Map.of("eboxType", type.name(), "eboxIdValue", number));
        box.put("exclusivelyEbox", fate.reads());
        if (type == EboxType.CITIZEN) {
            box.put("consent", fate != Fate.WITHDREW_CONSENT);
        } else if (fate.reads()) {
            box.put("lastConnectionDate", office.now());
        }
        return box;
    }
}
