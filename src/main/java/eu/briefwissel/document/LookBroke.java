package eu.briefwissel.document;

/** Whoever looked into a document was stopped from outside, so that nothing is known of it. */
public final class LookBroke extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LookBroke(String because) {
        super(because);
    }
}
