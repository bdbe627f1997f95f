package eu.briefwissel.document;

import static eu.briefwissel.document.XhtmlAttribute.ID;
import static eu.briefwissel.document.XhtmlAttribute.IDS;
import static eu.briefwissel.document.XhtmlAttribute.LANGUAGE;
import static eu.briefwissel.document.XhtmlAttribute.LINK;
import static eu.briefwissel.document.XhtmlAttribute.NAME;
import static eu.briefwissel.document.XhtmlAttribute.TEXT;
import static eu.briefwissel.document.XhtmlAttribute.oneOf;

import eu.briefwissel.document.XhtmlElement.Content;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The elements and attributes a letter may use, with their content models: XHTML 1.0 Strict (xhtml1-strict.dtd) less
 * what does not belong in official post. Left out: scripts, styles, forms, frames, objects and images (they run, or
 * fetch from elsewhere and tell of the reader); {@code ins} and {@code del} (a letter says its final text, and plain
 * text cannot show what is struck out); {@code bdo} (it can make a text read other than it is).
 */
final class XhtmlVocabulary {
    private static final Set<String> INLINE =
            words("a br span tt i b big small em strong dfn code q samp kbd var cite abbr acronym sub sup");
    private static final Set<String> BLOCK = words("p h1 h2 h3 h4 h5 h6 div ul ol dl pre hr blockquote address table");
    private static final Set<String> FLOW = union(INLINE, BLOCK);

    /** coreattrs without style, and i18n. */
    private static final Map<String, XhtmlAttribute> COMMON = Map.of(
            "id", ID,
            "class", TEXT,
            "title", TEXT,
            "lang", LANGUAGE,
            "xml:lang", LANGUAGE,
            "dir", oneOf("ltr", "rtl"));

    /** cellhalign and cellvalign. */
    private static final Map<String, XhtmlAttribute> ALIGNED = Map.of(
            "align",
            oneOf("left", "center", "right", "justify", "char"),
            "char",
            TEXT,
            "charoff",
            TEXT,
            "valign",
            oneOf("top", "middle", "bottom", "baseline"));

    private static final Map<String, XhtmlAttribute> COLUMN = union(ALIGNED, Map.of("span", TEXT, "width", TEXT));

    private static final Map<String, XhtmlAttribute> CELL = union(
            ALIGNED,
            Map.of(
                    "abbr", TEXT,
                    "axis", TEXT,
                    "headers", IDS,
                    "scope", oneOf("row", "col", "rowgroup", "colgroup"),
                    "rowspan", TEXT,
                    "colspan", TEXT));

    private static final Map<String, XhtmlAttribute> TABLE = Map.of(
            "summary", TEXT,
            "width", TEXT,
            "border", TEXT,
            "frame", oneOf("void", "above", "below", "hsides", "lhs", "rhs", "vsides", "box", "border"),
            "rules", oneOf("none", "groups", "rows", "cols", "all"),
            "cellspacing", TEXT,
            "cellpadding", TEXT);

    private static final Map<String, XhtmlAttribute> ANCHOR =
            Map.of("href", LINK, "hreflang", LANGUAGE, "name", NAME, "type", TEXT, "rel", TEXT, "rev", TEXT);

    /** What a fragment stands in. */
    static final XhtmlElement BODY = new XhtmlElement(Content.ELEMENTS, BLOCK, Map.of());

    static final Map<String, XhtmlElement> ALLOWED = allowed();

    private static final Set<String> REFUSED_ELEMENTS = words("""
            html head title base meta link style script noscript body ins del bdo object param img map area form label \
            input select optgroup option textarea fieldset legend button""");

    private static final Set<String> REFUSED_ATTRIBUTES = words("""
            style onclick ondblclick onmousedown onmouseup onmouseover onmousemove onmouseout onkeypress onkeydown \
            onkeyup onfocus onblur accesskey tabindex charset shape coords""");

    private XhtmlVocabulary() {}

    /** Whether XHTML 1.0 Strict has an element of that name, which may then be said to whoever used it. */
    static boolean isOfXhtml(String element) {
        return ALLOWED.containsKey(element) || REFUSED_ELEMENTS.contains(element);
    }

    /** Whether XHTML 1.0 Strict has an attribute of that name on elements that are allowed, and a letter may not. */
    static boolean isRefusedAttribute(String attribute) {
        return REFUSED_ATTRIBUTES.contains(attribute);
    }

    private static Map<String, XhtmlElement> allowed() {
        var all = new HashMap<String, XhtmlElement>();
        define(all, "p h1 h2 h3 h4 h5 h6 dt address caption", Content.TEXT_AND_ELEMENTS, INLINE, Map.of());
        define(all, "span tt i b big small em strong dfn code", Content.TEXT_AND_ELEMENTS, INLINE, Map.of());
        define(all, "samp kbd var cite abbr acronym sub sup", Content.TEXT_AND_ELEMENTS, INLINE, Map.of());
        define(all, "a", Content.TEXT_AND_ELEMENTS, INLINE, ANCHOR);
        define(all, "q", Content.TEXT_AND_ELEMENTS, INLINE, Map.of("cite", LINK));
        define(all, "pre", Content.TEXT_AND_ELEMENTS, INLINE, Map.of("xml:space", oneOf("preserve")));
        define(all, "div li dd", Content.TEXT_AND_ELEMENTS, FLOW, Map.of());
        define(all, "th td", Content.TEXT_AND_ELEMENTS, FLOW, CELL);
        define(all, "blockquote", Content.ELEMENTS, BLOCK, Map.of("cite", LINK));
        define(all, "ul ol", Content.SOME_ELEMENTS, words("li"), Map.of());
        define(all, "dl", Content.SOME_ELEMENTS, words("dt dd"), Map.of());
        define(all, "hr", Content.NOTHING, Set.of(), Map.of());
        define(all, "col", Content.NOTHING, Set.of(), COLUMN);
        define(all, "colgroup", Content.ELEMENTS, words("col"), COLUMN);
        define(all, "thead tfoot tbody", Content.SOME_ELEMENTS, words("tr"), ALIGNED);
        define(all, "tr", Content.SOME_ELEMENTS, words("th td"), ALIGNED);
        define(all, "table", Content.TABLE, words("caption col colgroup thead tfoot tbody tr"), TABLE);
        // coreattrs only
        all.put("br", new XhtmlElement(Content.NOTHING, Set.of(), Map.of("id", ID, "class", TEXT, "title", TEXT)));
        return Map.copyOf(all);
    }

    private static void define(
            Map<String, XhtmlElement> all,
            String names,
            Content content,
            Set<String> children,
            Map<String, XhtmlAttribute> attributes) {
        var element = new XhtmlElement(content, children, union(COMMON, attributes));
        words(names).forEach(name -> all.put(name, element));
    }

    private static Set<String> words(String words) {
        return Set.of(words.split(" "));
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        var both = new HashSet<>(one);
        both.addAll(other);
        return Set.copyOf(both);
    }

    private static Map<String, XhtmlAttribute> union(
            Map<String, XhtmlAttribute> one, Map<String, XhtmlAttribute> other) {
        var both = new HashMap<>(one);
        both.putAll(other);
        return Map.copyOf(both);
    }
}
