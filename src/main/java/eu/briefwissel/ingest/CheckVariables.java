package eu.briefwissel.ingest;

import eu.briefwissel.request.Violations;
import eu.briefwissel.template.Variables;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Checks the values that a sender gives for a template's variables. */
record CheckVariables(Violations violations) {

    static final int MOST = 50;
    static final int LONGEST = 10_000;

    private static final String FIELD = "/variables";

    /** The values by name; those that break a rule are collected and left out. */
    Map<String, String> of(@Nullable Map<String, @Nullable String> given) {
        Map<String, String> values = new TreeMap<>();
        if (given == null) {
            return values;
        }
        if (given.size() > MOST) {
            violations.add(FIELD, "count", "must be at most " + MOST);
            return values;
        }
        given.forEach((name, value) -> {
            if (!Variables.isName(name)) {
                violations.add(
                        FIELD + "/(unnamed)", "name", "must be 1 to 40 letters, digits and _ that begin with a letter");
            } else if (value == null) {
                violations.add(FIELD + "/" + name, "required", "must be text");
            } else if (value.length() > LONGEST) {
                violations.add(FIELD + "/" + name, "length", "must have at most " + LONGEST + " characters");
            } else {
                values.put(name, value);
            }
        });
        return values;
    }
}
