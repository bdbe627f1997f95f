package eu.briefwissel.channel.ebox;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** {@code EboxIdSameTypeList} of the federation's API 1.3. */
final class EboxIds {

    private static final JsonMapper JSON = new JsonMapper();

    private EboxIds() {}

    static byte[] request(Box box, List<String> numbers) {
        ObjectNode list = JSON.createObjectNode();
        list.put("eboxType", box.type().toUpperCase(Locale.ROOT));
        list.put("eboxIdType", box == Box.ENTERPRISE ? "EnterpriseNumber" : EboxAssumptions.CITIZEN_ID_TYPE);
        ArrayNode values = list.putArray("eboxIdValueList");
        numbers.forEach(values::add);
        return list.toString().getBytes(StandardCharsets.UTF_8);
    }
}
