package eu.briefwissel.document;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Well-formed fragments, mostly near to valid: elements where they may stand and where they may not, attributes with
 * values right and wrong. Written without a look at the vocabulary under test.
 */
final class RandomXhtml {
    private static final List<String> INLINE = List.of(
            "a br span tt i b big small em strong dfn code q samp kbd var cite abbr acronym sub sup".split(" "));
    private static final List<String> BLOCK =
            List.of("p h1 h2 h3 h4 h5 h6 div ul ol dl pre hr blockquote address table".split(" "));
    private static final List<String> PARTS =
            List.of("li dt dd caption col colgroup thead tfoot tbody tr th td".split(" "));
    private static final List<String> REFUSED = List.of(
            ("script style ins del bdo img object form iframe input font center u noscript map area fieldset body html"
                            + " p:p P em2")
                    .split(" "));
    private static final Set<String> EMPTY = Set.of("br", "hr", "col");
    private static final Set<String> PRE_NEVER = Set.of("big", "small", "sub", "sup");

    private static final List<String> PERMITTED_ATTRIBUTES = List.of(
            "class='x y'",
            "title='&eacute;&lt;'",
            "lang='nl'",
            "xml:lang=' fr-BE '",
            "dir='ltr'",
            "dir=' rtl '",
            "dir='up'",
            "dir=''",
            "align='left'",
            "align='top'",
            "valign='top'",
            "char='.'",
            "span='2'",
            "width='10%'",
            "abbr='x'",
            "axis='x'",
            "scope='row'",
            "scope='table'",
            "rowspan='2'",
            "colspan='2'",
            "summary='x'",
            "border='1'",
            "frame='box'",
            "frame='none'",
            "rules='all'",
            "rules='box'",
            "cellspacing='1'",
            "cellpadding='1'",
            "href='https://example.org/a?b=c&amp;d=e'",
            "href='mailto:a@example.org'",
            "cite='https://example.org'",
            "hreflang='nl'",
            "hreflang='n l'",
            "name='here'",
            "name='a b'",
            "rel='next'",
            "rev='prev'",
            "type='text/html'",
            "xml:space='preserve'",
            "xml:space='default'",
            "abc='x'",
            "datetime='x'",
            "color='red'");
    private static final List<String> REFUSED_ATTRIBUTES = List.of(
            "onclick='x()'",
            "style='color:red'",
            "onmouseover='x'",
            "href='javascript:x()'",
            "href='http://example.org/'",
            "href='#a'",
            "href=''",
            "cite='x'",
            "accesskey='x'",
            "tabindex='1'",
            "charset='x'",
            "shape='rect'",
            "onload='x'");

    private final Random random;
    private final Deque<String> open = new ArrayDeque<>();
    private StringBuilder text = new StringBuilder();
    private boolean permitted = true;
    private int number = -1;

    RandomXhtml(long seed) {
        random = new Random(seed);
    }

    /**
     * A fragment on one line.
     *
     * @param permitted whether the allow-list and XHTML 1.0 appendix B let it pass, valid or not
     */
    record Sample(String xhtml, boolean permitted) {}

    Sample next() {
        text = new StringBuilder();
        permitted = true;
        number++;
        children("body", 1 + random.nextInt(3));
        return new Sample(text.toString(), permitted);
    }

    private void children(String parent, int count) {
        if (parent.equals("table") && !oneIn(6)) {
            table();
            return;
        }
        for (int i = 0; i < count; i++) {
            if (oneIn(4)) {
                words(parent);
            }
            element(child(parent));
        }
        if (oneIn(3)) {
            words(parent);
        }
    }

    private void words(String parent) {
        boolean mayHoldText = !Set.of(
                        "body", "blockquote", "ul", "ol", "dl", "table", "tr", "tbody", "thead", "tfoot", "colgroup")
                .contains(parent);
        text.append(mayHoldText || oneIn(15) ? "tekst &euro; &#233; &amp; " : " ");
    }

    /** Mostly a child that may stand there, now and then any other. */
    private String child(String parent) {
        if (oneIn(40)) {
            return any(REFUSED);
        }
        if (oneIn(25)) {
            return any(List.of(any(INLINE), any(BLOCK), any(PARTS)));
        }
        return switch (parent) {
            case "body", "blockquote" -> any(BLOCK);
            case "ul", "ol" -> "li";
            case "dl" -> any(List.of("dt", "dd"));
            case "table" -> any(List.of("caption", "col", "colgroup", "thead", "tfoot", "tbody", "tr"));
            case "thead", "tfoot", "tbody" -> "tr";
            case "tr" -> any(List.of("th", "td"));
            case "colgroup" -> "col";
            case "div", "li", "dd", "th", "td" -> any(oneIn(2) ? BLOCK : INLINE);
            default -> any(INLINE);
        };
    }

    /** The parts of a table in their order, each there or not, some twice. */
    private void table() {
        for (var part :
                List.of("caption", oneIn(2) ? "col" : "colgroup", "thead", "tfoot", oneIn(2) ? "tbody" : "tr")) {
            int times = part.startsWith("t") && !part.startsWith("tf") && !part.equals("thead")
                    ? 1 + random.nextInt(2)
                    : random.nextInt(2);
            for (int i = 0; i < (oneIn(15) ? 2 : times); i++) {
                element(part);
            }
        }
        if (oneIn(10)) {
            element(any(PARTS));
        }
    }

    private void element(String name) {
        permitted &= !REFUSED.contains(name) && !isProhibitedHere(name);
        text.append('<').append(name);
        attributes(name);
        text.append('>');
        open.push(name);
        if (!EMPTY.contains(name) || oneIn(60)) {
            boolean deep = open.size() > 6;
            int atLeast =
                    Set.of("ul", "ol", "dl", "tr", "thead", "tbody", "tfoot").contains(name) && !oneIn(12) ? 1 : 0;
            children(name, deep ? atLeast : Math.max(atLeast, random.nextInt(4)));
        }
        open.pop();
        text.append("</").append(name).append('>');
    }

    /** XHTML 1.0 appendix B. */
    private boolean isProhibitedHere(String name) {
        return (name.equals("a") && open.contains("a")) || (PRE_NEVER.contains(name) && open.contains("pre"));
    }

    private void attributes(String name) {
        if (oneIn(5)) {
            text.append(" id='")
                    .append("n")
                    .append(number)
                    .append('-')
                    .append(random.nextInt(60))
                    .append('\'');
        }
        if (Set.of("td", "th").contains(name) && oneIn(20)) {
            text.append(" headers=' n")
                    .append(number)
                    .append('-')
                    .append(random.nextInt(60))
                    .append(" '");
        }
        if (oneIn(6)) {
            var attribute = oneIn(3) ? any(PERMITTED_ATTRIBUTES) : fitting(name);
            text.append(' ').append(attribute);
        } else if (oneIn(40)) {
            permitted = false;
            text.append(' ').append(any(REFUSED_ATTRIBUTES));
        }
    }

    private String fitting(String name) {
        return switch (name) {
            case "a" -> "href='https://example.org/'";
            case "td", "th" -> any(List.of("rowspan='2'", "align='left'", "scope='row'", "valign='top'"));
            case "table" -> any(List.of("border='1'", "summary='x'", "rules='all'"));
            case "pre" -> "xml:space='preserve'";
            case "br" -> "class='x'";
            default -> any(List.of("class='x'", "lang='nl'", "dir='rtl'", "title='t'"));
        };
    }

    private boolean oneIn(int chances) {
        return random.nextInt(chances) == 0;
    }

    private <T> T any(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }
}
