package eu.briefwissel.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import eu.briefwissel.delivery.EboxFields.BusinessData;
import eu.briefwissel.request.Violations;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks the values that a message carries for readers' programs (Message Registry 2.1, BusinessDataToPublish). */
record CheckBusinessData(Violations violations, CheckText texts) {

    static final int MOST = 20;
    static final int MOST_VALUES = 50;

    /** RSZ, document sender: of each value, in UTF-8. */
    static final int MOST_BYTES = 256;

    private static final String FIELD = CheckEbox.FIELD + "/businessData";
    private static final Set<String> LANGUAGES = Set.of("nl", "fr", "de");
    private static final int LONGEST = 100;

    List<BusinessData> of(@Nullable List<EboxRequest.@Nullable BusinessData> given) {
        List<BusinessData> all = new ArrayList<>();
        if (given == null) {
            return all;
        }
        if (given.size() > MOST) {
            violations.add(FIELD, "count", "must be at most " + MOST);
            return all;
        }
        for (int i = 0; i < given.size(); i++) {
            var one = given.get(i);
            if (one == null) {
                violations.add(FIELD + "/" + i, "required", "must be an object");
            } else {
                all.add(data(FIELD + "/" + i, one));
            }
        }
        return all;
    }

    private BusinessData data(String at, EboxRequest.BusinessData given) {
        return new BusinessData(
                texts.required(at + "/key", given.key(), LONGEST),
                given.name() == null ? Map.of() : translated(at + "/name", given.name()),
                given.description() == null ? Map.of() : translated(at + "/description", given.description()),
                values(at + "/values", given.values()));
    }

    private List<Map<String, String>> values(
            String field, @Nullable List<@Nullable Map<String, @Nullable String>> given) {
        if (given == null || given.isEmpty() || given.size() > MOST_VALUES) {
            violations.add(field, "count", "must be 1 to " + MOST_VALUES);
            return List.of();
        }
        List<Map<String, String>> values = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            values.add(translated(field + "/" + i, given.get(i)));
        }
        return values;
    }

    /** RSZ, document sender: one language, which need not be the message's own (the published v3 example has another). */
    private Map<String, String> translated(String field, @Nullable Map<String, @Nullable String> given) {
        Map<String, String> translated = new HashMap<>();
        if (given == null || given.size() != 1 || !LANGUAGES.containsAll(given.keySet())) {
            violations.add(field, "one-language", "must be in exactly one language: nl, fr or de");
            return translated;
        }
        given.forEach((language, text) -> {
            if (text == null || text.isBlank() || text.getBytes(UTF_8).length > MOST_BYTES) {
                violations.add(field + "/" + language, "length", "must have 1 to " + MOST_BYTES + " bytes of UTF-8");
            } else {
                translated.put(language, texts.required(field + "/" + language, text, MOST_BYTES));
            }
        });
        return translated;
    }
}
