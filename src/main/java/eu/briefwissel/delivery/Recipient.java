package eu.briefwissel.delivery;

/**
 * The citizen or enterprise addressed: an identifier whose check digits hold. Exists in clear only in memory, between
 * unsealing and the call that needs it; never printed.
 *
 * @param scheme which register gave the number
 * @param value digits only
 */
public record Recipient(RecipientScheme scheme, String value) {

    public Recipient {
        if (!scheme.accepts(value)) {
            throw new IllegalArgumentException("the identifier does not satisfy " + scheme.rule());
        }
    }

    @Override
    public String toString() {
        return scheme.wireName() + ":redacted";
    }
}
