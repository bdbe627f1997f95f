package eu.briefwissel.document;

import java.util.HashSet;
import java.util.Set;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.ext.DefaultHandler2;

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

    /** The names of the elements that it uses. */
    public Set<String> elements() {
        var names = new HashSet<String>();
        try {
            XhtmlParser.parse(XhtmlEntities.replaced(xhtml), new DefaultHandler2() {
                @Override
                public void startElement(String uri, String localName, String name, Attributes attributes) {
                    names.add(name);
                }
            });
        } catch (SAXException e) {
            throw new IllegalStateException("a fragment that was accepted can be parsed again", e);
        }
        return Set.copyOf(names);
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
