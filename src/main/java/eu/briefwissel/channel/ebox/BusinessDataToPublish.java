package eu.briefwissel.channel.ebox;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.briefwissel.delivery.EboxFields.BusinessData;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;

/** {@code BusinessDataToPublish} of all versions: the published examples of 2 and 3 have the same names. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record BusinessDataToPublish(
        String key, Map<String, String> name, Map<String, String> description, List<Map<String, String>> values) {

    static BusinessDataToPublish of(BusinessData data) {
        return new BusinessDataToPublish(data.key(), data.name(), data.description(), data.values());
    }

    @Override
    public String toString() {
        return "business data:redacted";
    }
}
