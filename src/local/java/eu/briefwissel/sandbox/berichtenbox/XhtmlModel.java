package eu.briefwissel.sandbox.berichtenbox;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What XHTML 1.0 Strict allows inside each element, and which attributes, as its DTD says; without what acts (scripts, forms, objects,
 * event attributes), which no mailbox shows.
 *
 * @param children names of the elements that may stand inside
 * @param text whether text may stand inside
 * @param filled whether at least one child must stand inside
 * @param attributes names of the attributes allowed
 */
record XhtmlModel(Set<String> children, boolean text, boolean filled, Set<String> attributes) {
    private static final Set<String> CORE = words("id class style title lang xml:lang dir");
    private static final Set<String> INLINE =
            words("a br span bdo img tt i b big small em strong dfn code q samp kbd var cite"
                    + " abbr acronym sub sup ins del");
    private static final Set<String> BLOCK =
            words("p h1 h2 h3 h4 h5 h6 div ul ol dl pre hr blockquote address fieldset table ins del");
    private static final Set<String> FLOW = union(INLINE, BLOCK);
    private static final Set<String> ALIGN = words("align char charoff valign");
    private static final Set<String> CELL = union(ALIGN, words("abbr axis headers scope rowspan colspan"));
    private static final Map<String, XhtmlModel> ELEMENTS = elements();

    /** The body of a message: what a div may hold. */
    static final XhtmlModel BODY = new XhtmlModel(FLOW, true, false, Set.of());

    /** The model of an element; null for one that XHTML 1.0 Strict does not have, or that acts. */
    static @Nullable XhtmlModel of(String element) {
        return ELEMENTS.get(element);
    }

    private static Map<String, XhtmlModel> elements() {
        var all = new HashMap<String, XhtmlModel>();
        mixed(
                all,
                "p h1 h2 h3 h4 h5 h6 address span bdo tt i b big small em strong dfn code samp kbd var cite abbr acronym sub"
                        + " sup dt caption legend",
                INLINE,
                Set.of());
        mixed(all, "q", INLINE, words("cite"));
        mixed(
                all,
                "a",
                without(INLINE, words("a")),
                words("charset type name href hreflang rel rev accesskey shape coords tabindex"));
        mixed(all, "pre", without(INLINE, words("img big small sub sup")), words("xml:space"));
        mixed(all, "div li dd", FLOW, Set.of());
        mixed(all, "fieldset", union(FLOW, words("legend")), Set.of());
        mixed(all, "ins del", FLOW, words("cite datetime"));
        mixed(all, "td th", FLOW, CELL);
        holding(all, "blockquote", BLOCK, words("cite"), false);
        holding(all, "ul ol", words("li"), Set.of(), true);
        holding(all, "dl", words("dt dd"), Set.of(), true);
        holding(
                all,
                "table",
                words("caption col colgroup thead tfoot tbody tr"),
                words("summary width border frame rules cellspacing cellpadding"),
                true);
        holding(all, "thead tfoot tbody", words("tr"), ALIGN, true);
        holding(all, "tr", words("th td"), ALIGN, true);
        holding(all, "colgroup", words("col"), union(ALIGN, words("span width")), false);
        holding(all, "col", Set.of(), union(ALIGN, words("span width")), false);
        holding(all, "br hr", Set.of(), Set.of(), false);
        holding(all, "img", Set.of(), words("src alt longdesc height width"), false);
        return Map.copyOf(all);
    }

    private static void mixed(Map<String, XhtmlModel> all, String names, Set<String> children, Set<String> attributes) {
        words(names).forEach(name -> all.put(name, new XhtmlModel(children, true, false, union(CORE, attributes))));
    }

    private static void holding(
            Map<String, XhtmlModel> all, String names, Set<String> children, Set<String> attributes, boolean filled) {
        words(names).forEach(name -> all.put(name, new XhtmlModel(children, false, filled, union(CORE, attributes))));
    }

    private static Set<String> words(String words) {
        return Set.of(words.split(" ", -1));
    }

    private static Set<String> union(Set<String> some, Set<String> more) {
        var all = new HashSet<>(some);
        all.addAll(more);
        return Set.copyOf(all);
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        var rest = new HashSet<>(all);
        rest.removeAll(some);
        return Set.copyOf(rest);
    }
}
