package eu.briefwissel.document;

/** Whoever looked into a document was stopped from outside, so that nothing is known of it. */
public final class LookBroke extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean begun;

    public LookBroke(String because) {
        this(because, true);
    }

    private LookBroke(String because, boolean begun) {
        super(because);
        this.begun = begun;
    }

    /** Nobody had begun: there was nobody to look. */
    public static LookBroke unbegun(String because) {
        return new LookBroke(because, false);
    }

    /** Whether the document may be to blame: somebody had begun with it. */
    public boolean isBegun() {
        return begun;
    }
}
