package eu.briefwissel.delivery;

import java.util.Locale;

/** The stages for which work is queued. */
public enum Stage {
    /** Look into its documents. */
    INSPECT,
    /** Choose a channel. */
    RESOLVE,
    /** Hand over to it. */
    PUBLISH,
    /** Take in events that arrived; the only one that no state implies. */
    RECEIVE,
    /** Ask whether it was read. */
    POLL,
    /** The deadline for reading has come. */
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
