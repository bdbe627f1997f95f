package eu.briefwissel.document;

/** A body that {@link StrictXhtml} accepted; nothing else makes one. */
public final class XhtmlFragment {
    private final String xhtml;

    XhtmlFragment(String xhtml) {
        this.xhtml = xhtml;
    }

    /** The body as it came, to be put between {@code <body>} and {@code </body>}. */
    public String xhtml() {
        return xhtml;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof XhtmlFragment fragment && fragment.xhtml.equals(xhtml);
    }

    @Override
    public int hashCode() {
        return xhtml.hashCode();
    }

    /** Its length; the content is nobody's but the reader's. */
    @Override
    public String toString() {
        return "XhtmlFragment[" + xhtml.length() + " characters]";
    }
}
