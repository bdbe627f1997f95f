package eu.briefwissel.channel.berichtenbox.globe;

import eu.briefwissel.document.PlainText;
import eu.briefwissel.document.StrictXhtml;
import eu.briefwissel.document.XhtmlFragment;
import eu.briefwissel.document.XhtmlVerdict;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Turns a body into a BerichtTekst: plain text whose line breaks are the four characters {@code \r\n}, and whose addresses
 * have a space before and after, since all that stands between spaces becomes part of the link. What plain text cannot say
 * as the body does is refused, not said otherwise.
 */
final class GlobeText {

    /** GLOBEBatchRequestTypes.xsd, BerichtTekst. */
    static final int LONGEST = 4_000;

    private static final String BREAK = "\\r\\n";

    /** Columns, and blanks that count, are lost in a text of one run. */
    private static final Set<String> UNSAYABLE = Set.of("table", "pre");

    /** An address, without what closes the sentence or the bracket that it stands in. */
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"“”]*[^\\s<>\"“”.,;:!?)\\]}'’]");

    private GlobeText() {}

    /** What came of it. */
    sealed interface Turned {

        record Text(String text) implements Turned {
            @Override
            public String toString() {
                return "text of " + text.length() + " characters";
            }
        }

        /** See {@link eu.briefwissel.channel.Objection}. */
        record Refused(String rule, String sentence) implements Turned {}
    }

    /** Turns a body that was accepted when the message came in. */
    static Turned of(String body) {
        return switch (StrictXhtml.check(body)) {
            case XhtmlVerdict.Accepted(XhtmlFragment fragment) -> of(fragment);
            case XhtmlVerdict.Refused(var rule, int _, int _, String _, String sentence) ->
                new Turned.Refused(rule.code(), sentence);
        };
    }

    private static Turned of(XhtmlFragment body) {
        for (String element : body.elements()) {
            if (UNSAYABLE.contains(element)) {
                return new Turned.Refused(
                        "plain-text", "must not have <%s>: it cannot be told in plain text".formatted(element));
            }
        }
        String plain = PlainText.of(body, PlainText.Links.SPACED);
        if (plain.contains(BREAK)) {
            return new Turned.Refused(
                    "plain-text", "must not have the characters \\r\\n, which stand for a line break");
        }
        String text = spaced(plain).replace("\n", BREAK);
        return text.length() > LONGEST
                ? new Turned.Refused(
                        "length", "must have at most 4000 characters as plain text, 4 of them for each line break")
                : new Turned.Text(text);
    }

    private static String spaced(String plain) {
        var all = new StringBuilder();
        var address = ADDRESS.matcher(plain);
        int done = 0;
        while (address.find()) {
            all.append(plain, done, address.start());
            if (!all.isEmpty() && all.charAt(all.length() - 1) != ' ') {
                all.append(' ');
            }
            all.append(address.group());
            done = address.end();
            if (done < plain.length() && plain.charAt(done) != ' ') {
                all.append(' ');
            }
        }
        return all.append(plain, done, plain.length()).toString();
    }
}
