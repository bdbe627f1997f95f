package eu.briefwissel.document;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an attribute may say. Its value is read as the DTD's type has it (XML 1.0 3.3.3: all but CDATA lose blanks at
 * either end); names are kept to what XHTML 1.0 appendix C.8 advises, so that no two readers disagree.
 *
 * @param words the values of {@link Kind#ONE_OF}, else none
 */
record XhtmlAttribute(Kind kind, Set<String> words) {
    static final XhtmlAttribute TEXT = new XhtmlAttribute(Kind.TEXT, Set.of());
    static final XhtmlAttribute ID = new XhtmlAttribute(Kind.ID, Set.of());
    static final XhtmlAttribute IDS = new XhtmlAttribute(Kind.IDS, Set.of());
    static final XhtmlAttribute NAME = new XhtmlAttribute(Kind.NAME, Set.of());
    static final XhtmlAttribute LANGUAGE = new XhtmlAttribute(Kind.LANGUAGE, Set.of());
    static final XhtmlAttribute LINK = new XhtmlAttribute(Kind.LINK, Set.of());

    private static final Pattern NAMED = Pattern.compile("[A-Za-z][A-Za-z0-9:_.-]*");
    /** RFC 3066, which XHTML 1.0's LanguageCode names. */
    private static final Pattern TAG = Pattern.compile("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*");

    /** The DTD's types, as far as allowed attributes have them; LINK is its URI. */
    enum Kind {
        TEXT,
        ID,
        IDS,
        NAME,
        LANGUAGE,
        ONE_OF,
        LINK
    }

    static XhtmlAttribute oneOf(String... words) {
        return new XhtmlAttribute(Kind.ONE_OF, Set.of(words));
    }

    boolean allows(String value) {
        return switch (kind) {
            case TEXT -> true;
            case ID, NAME -> NAMED.matcher(trimmed(value)).matches();
            case IDS -> tokens(value).length > 0;
            case LANGUAGE -> TAG.matcher(trimmed(value)).matches();
            case ONE_OF -> words.contains(trimmed(value));
            case LINK -> isLink(value);
        };
    }

    /** XML 1.0 3.3.3: only #x20, since a parser has turned other blanks into it already. */
    static String trimmed(String value) {
        int from = 0;
        int to = value.length();
        while (from < to && value.charAt(from) == ' ') {
            from++;
        }
        while (from < to && value.charAt(to - 1) == ' ') {
            to--;
        }
        return value.substring(from, to);
    }

    static String[] tokens(String value) {
        return trimmed(value).isEmpty() ? new String[0] : trimmed(value).split(" +", -1);
    }

    /** Nothing but https and mailto: no script, no data, no place that a mailbox's own page would resolve. */
    private static boolean isLink(String value) {
        try {
            var link = new URI(value);
            if ("https".equalsIgnoreCase(link.getScheme())) {
                return link.getHost() != null && link.getUserInfo() == null;
            }
            return "mailto".equalsIgnoreCase(link.getScheme())
                    && link.getSchemeSpecificPart().indexOf('@') > 0;
        } catch (URISyntaxException _) {
            return false;
        }
    }
}
