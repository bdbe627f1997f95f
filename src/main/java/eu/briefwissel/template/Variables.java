package eu.briefwissel.template;

import eu.briefwissel.delivery.CaseReference;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The variables that the gateway fills in itself, by the names of the Berichtenbox seed. */
public final class Variables {

    /** From the submission's case. */
    public static final String CASE_ID = "zaakId";

    public static final String STATUS = "status";
    public static final String DEADLINE = "deadline";

    /** The tenant's name, as readers know it. */
    public static final String ORGANISATION = "gemeente";

    /** A link to the case that names no case. */
    public static final String DEEP_LINK = "deepLink";

    /** The message's id. */
    public static final String MESSAGE_ID = "messageId";

    private static final Set<String> OURS = Set.of(ORGANISATION, DEEP_LINK, MESSAGE_ID);
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,39}");

    private Variables() {}

    /** Whether a variable can have that name; a renderer's own words cannot. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches() && !text.equals("this");
    }

    /** Whether only the gateway knows it, whatever a submission says. */
    public static boolean isOurs(String name) {
        return OURS.contains(name);
    }

    /** What a case fills in; what it does not say is absent. */
    public static Map<String, String> of(CaseReference about, String language) {
        Map<String, String> values = new TreeMap<>();
        values.put(CASE_ID, about.id());
        about.status().ifPresent(status -> values.put(STATUS, status));
        about.deadline().ifPresent(day -> values.put(DEADLINE, WrittenDate.of(day, language)));
        return values;
    }
}
