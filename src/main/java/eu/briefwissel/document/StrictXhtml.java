package eu.briefwissel.document;

import eu.briefwissel.document.XhtmlHandler.Broken;
import org.xml.sax.SAXException;

/**
 * Judges the body of a message (BBK 1.7: XHTML strict): a fragment that, put between {@code <body>} and {@code </body>},
 * makes a valid XHTML 1.0 Strict document, and uses only what {@link XhtmlVocabulary} lets into a letter. No DTD is
 * read: the content models are ours, and the W3C's DTD is what they are tested against.
 */
public final class StrictXhtml {
    /**
     * The longest body taken, in UTF-16 units: 1 MiB, the largest of the operators' own limits (FBS: {@code inhoud} of at
     * most 1 MiB). Channels have smaller ones.
     */
    public static final int LONGEST = 1 << 20;

    private StrictXhtml() {}

    /** Judges a fragment of at most {@link #LONGEST} characters. */
    public static XhtmlVerdict check(String fragment) {
        return check(fragment, LONGEST);
    }

    /**
     * Judges a fragment; never an exception, whatever it holds. An empty one is valid, as an empty body is.
     *
     * @param longest in UTF-16 units
     */
    public static XhtmlVerdict check(String fragment, int longest) {
        if (fragment.length() > longest) {
            return new XhtmlVerdict.Refused(XhtmlRule.SIZE, 1, 1, "body", XhtmlRule.SIZE.sentence(longest));
        }
        int undeclared = XhtmlEntities.firstUndeclared(fragment);
        if (undeclared >= 0) {
            var place = Place.of(fragment, undeclared);
            return new XhtmlVerdict.Refused(
                    XhtmlRule.ENTITY, place.line(), place.column(), "body", XhtmlRule.ENTITY.sentence());
        }
        return parsed(fragment);
    }

    private static XhtmlVerdict parsed(String fragment) {
        var handler = new XhtmlHandler();
        try {
            XhtmlParser.parse(XhtmlEntities.replaced(fragment), handler);
            return new XhtmlVerdict.Accepted(new XhtmlFragment(fragment));
        } catch (Broken broken) {
            return inFragment(fragment, broken.refused());
        } catch (SAXException _) {
            return inFragment(fragment, handler.malformed()); // its message is not passed on: it can quote the body
        }
    }

    /** The same refusal with the place as whoever wrote the fragment counts it. */
    private static XhtmlVerdict inFragment(String fragment, XhtmlVerdict.Refused refused) {
        var place = Place.ofParser(fragment, refused.line(), refused.column());
        return new XhtmlVerdict.Refused(
                refused.rule(), place.line(), place.column(), refused.element(), refused.sentence());
    }

    /** A line and a column, both from 1. */
    private record Place(int line, int column) {

        static Place of(String fragment, int offset) {
            int line = 1;
            int start = 0;
            for (int next = nextLine(fragment, 0); next <= offset && next > 0; next = nextLine(fragment, next)) {
                line++;
                start = next;
            }
            return new Place(line, offset - start + 1);
        }

        static Place ofParser(String fragment, int line, int column) {
            int start = 0;
            int at = 1;
            for (int next = 0; at < line - XhtmlParser.LINES_BEFORE && next >= 0; at++) {
                next = nextLine(fragment, start);
                start = Math.max(start, next);
            }
            return new Place(Math.max(1, at), XhtmlEntities.originalColumn(fragment, start, column));
        }

        /** Where the line after an offset begins; negative where none does. XML 1.0 2.11: LF, CR LF or CR end a line. */
        private static int nextLine(String fragment, int from) {
            for (int at = from; at < fragment.length(); at++) {
                if (fragment.charAt(at) == '\n'
                        || (fragment.charAt(at) == '\r' && !fragment.startsWith("\n", at + 1))) {
                    return at + 1;
                }
            }
            return -1;
        }
    }
}
