package eu.briefwissel.tenant;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The kinds of official post. eBox is no channel for promotion (FOD BOSA, "Welke berichten versturen via eBox?"): there is no
 * kind for marketing, so that no type of message can be given for it.
 */
public enum Category {
    /** A decision on an application, a permit, a refusal. */
    DECISION,
    /** A tax assessment, an invoice, a fine (BOSA: Aanslagbiljet, Verkeersboetes). */
    ASSESSMENT,
    /** About a procedure that the reader undergoes (BOSA). */
    PROCEDURE,
    /** An invitation for an appointment (BOSA). */
    INVITATION,
    /** A certificate or an extract. */
    CERTIFICATE,
    /** Facts addressed to this reader, such as works in the street (BOSA: Informatie over wegenwerken). */
    INFORMATION;

    /** As it is written in JSON. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Category> named(String wireName) {
        return Arrays.stream(values())
                .filter(c -> c.wireName().equals(wireName))
                .findFirst();
    }

    /** All names, for an error. */
    public static String names() {
        return String.join(", ", Arrays.stream(values()).map(Category::wireName).toList());
    }
}
