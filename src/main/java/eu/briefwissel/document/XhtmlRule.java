package eu.briefwissel.document;

/** The rules a body can break, each with its sentence; {@code %s} stands for names that XHTML itself gives. */
public enum XhtmlRule {
    SIZE("xhtml-size", "the body has more than %s characters"),
    DEPTH("xhtml-depth", "elements stand more than %s deep in one another"),
    WELL_FORMED(
            "xhtml-well-formed",
            "the body is not well-formed XML: every element closed in order, attributes in quotes, & and < written"
                    + " &amp; and &lt;, no DOCTYPE and no XML declaration"),
    ENTITY("xhtml-entity", "a character reference has a name that XHTML 1.0 does not declare"),
    NODE("xhtml-node", "a %s is not let into a letter"),

    UNKNOWN_ELEMENT("xhtml-unknown-element", "XHTML 1.0 Strict knows no element of that name"),
    ELEMENT("xhtml-element", "<%s> is not let into a letter"),
    PLACE("xhtml-place", "<%s> may not stand in <%s> here"),
    TEXT("xhtml-text", "text may not stand directly in <%s>"),
    INCOMPLETE("xhtml-incomplete", "<%s> lacks what it must hold"),

    UNKNOWN_ATTRIBUTE("xhtml-unknown-attribute", "XHTML 1.0 Strict gives <%s> no attribute of that name"),
    ATTRIBUTE("xhtml-attribute", "the attribute %s of <%s> is not let into a letter"),
    VALUE("xhtml-value", "the attribute %s of <%s> does not allow its value"),
    LINK("xhtml-link", "the attribute %s of <%s> must be an https address with a host, or a mailto address"),
    ID("xhtml-id", "two elements have the same id"),
    HEADERS("xhtml-headers", "the attribute headers of <%s> names no element's id");

    private final String code;
    private final String sentence;

    XhtmlRule(String code, String sentence) {
        this.code = code;
        this.sentence = sentence;
    }

    /** The rule's name in a problem, stable. */
    public String code() {
        return code;
    }

    String sentence(Object... names) {
        return sentence.formatted(names);
    }
}
