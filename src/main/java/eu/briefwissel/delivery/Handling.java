package eu.briefwissel.delivery;

/**
 * How the sender wants a message handled beyond its being delivered.
 *
 * @param isRegistered whether it has to go as registered mail (aangetekend): by every channel of its route, or not at all
 * @param ebox what only an eBox has a place for
 */
public record Handling(boolean isRegistered, EboxFields ebox) {

    private static final Handling USUAL = new Handling(false, EboxFields.none());

    /** As every message that says nothing of it. */
    public static Handling usual() {
        return USUAL;
    }
}
