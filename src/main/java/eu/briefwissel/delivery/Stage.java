package eu.briefwissel.delivery;

import java.util.Locale;

/** The stages for which work is queued. */
public enum Stage {
    RESOLVE,
    PUBLISH,
    POLL,
    FALLBACK;

    /** The name in the database, in wake-ups and in metrics. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The stage of that wire name; an {@link IllegalArgumentException} for any other. */
    public static Stage named(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
