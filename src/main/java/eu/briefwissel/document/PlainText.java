package eu.briefwissel.document;

import org.xml.sax.SAXException;

/**
 * The plain text of a letter: for the text part of an e-mail, and for mailboxes that take no markup. Paragraphs are
 * parted by a blank line; list items begin with a dash or their number; a table's rows are lines, its cells parted by a
 * bar; a link is followed by its address in angle brackets (RFC 3986 appendix C); raised digits stay raised. Lines end
 * with LF and are not wrapped.
 */
public final class PlainText {
    private PlainText() {}

    /** What a link's address stands in, behind its words. */
    public enum Links {
        /** RFC 3986 appendix C. */
        ANGLED("<", ">"),
        /** With spaces around the address, for readers that make a link of whatever stands between spaces. */
        SPACED("( ", " )");

        private final String before;
        private final String after;

        Links(String before, String after) {
            this.before = before;
            this.after = after;
        }

        String around(String address) {
            return before + address + after;
        }
    }

    /** The text, without a line end behind it; empty where the body says nothing. */
    public static String of(XhtmlFragment body) {
        return of(body, Links.ANGLED);
    }

    /** The text with its links written so. */
    public static String of(XhtmlFragment body, Links links) {
        var writer = new PlainTextWriter(links);
        try {
            XhtmlParser.parse(XhtmlEntities.replaced(body.xhtml()), writer);
        } catch (SAXException e) {
            throw new IllegalStateException("a fragment that was accepted can be parsed again", e);
        }
        return writer.text();
    }
}
