package eu.briefwissel.delivery;

import java.util.Optional;

/**
 * How the sender wants a message handled beyond its being delivered.
 *
 * @param isRegistered whether it has to go as registered mail (aangetekend): by every channel of its route, or not at all
 * @param ebox what only an eBox has a place for
 * @param sentBy in whose name it goes; empty where the tenant sends in its own
 */
public record Handling(boolean isRegistered, EboxFields ebox, Optional<SentBy> sentBy) {

    private static final Handling USUAL = new Handling(false, EboxFields.none());

    /** In the tenant's own name. */
    public Handling(boolean isRegistered, EboxFields ebox) {
        this(isRegistered, ebox, Optional.empty());
    }

    /** The same, in this name. */
    Handling sentBy(SentBy by) {
        return new Handling(isRegistered, ebox, Optional.of(by));
    }

    /** As every message that says nothing of it. */
    public static Handling usual() {
        return USUAL;
    }
}
