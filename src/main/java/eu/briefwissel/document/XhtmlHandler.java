package eu.briefwissel.document;

import eu.briefwissel.document.XhtmlAttribute.Kind;
import eu.briefwissel.document.XhtmlElement.Content;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.ext.DefaultHandler2;
import org.xml.sax.helpers.LocatorImpl;

/** Holds a fragment's elements against {@link XhtmlVocabulary} as the parser meets them; stops at the first that breaks a rule. */
final class XhtmlHandler extends DefaultHandler2 {
    /** Deeper nesting than a list in a table in a list is a machine's mistake, and readers give up on it. */
    static final int DEEPEST = 50;

    /** XHTML 1.0 appendix B (normative): what may not stand in these, at any depth. */
    private static final Map<String, Set<String>> NEVER_WITHIN =
            Map.of("a", Set.of("a"), "pre", Set.of("big", "small", "sub", "sup"));

    private static final Set<String> SOMEWHERE_FORBIDDEN = Set.of("a", "big", "small", "sub", "sup");

    private final Deque<Open> open = new ArrayDeque<>();
    private final Set<String> ids = new HashSet<>();
    /** The ids that cells name as their headers, and where each was named. */
    private final Map<String, Broken> wanted = new HashMap<>();

    private Locator locator = new LocatorImpl();

    /** An element whose end has not come. */
    private static final class Open {
        private final String name;
        private final XhtmlElement element;
        private int progress = XhtmlElement.BEGINNING;

        private Open(String name, XhtmlElement element) {
            this.name = name;
            this.element = element;
        }
    }

    /** Ends the parsing; line and column are the parser's. */
    static final class Broken extends SAXException {
        private static final long serialVersionUID = 1L;
        private final transient XhtmlVerdict.Refused refused;

        private Broken(XhtmlVerdict.Refused refused) {
            super(refused.rule().code());
            this.refused = refused;
        }

        XhtmlVerdict.Refused refused() {
            return refused;
        }

        @Override
        public Throwable fillInStackTrace() {
            return this; // no bug, so nobody asks where from
        }
    }

    /** The refusal of a fragment at which the parser itself gave up, where it now stands. */
    XhtmlVerdict.Refused malformed() {
        return refused(XhtmlRule.WELL_FORMED);
    }

    @Override
    public void setDocumentLocator(Locator locator) {
        this.locator = locator;
    }

    @Override
    public void startElement(String uri, String localName, String name, Attributes attributes) throws SAXException {
        var parent = open.peek();
        if (parent == null) {
            open.push(new Open("body", XhtmlVocabulary.BODY));
            return;
        }
        var element = XhtmlVocabulary.ALLOWED.get(name);
        if (element == null) {
            throw XhtmlVocabulary.isOfXhtml(name) ? broken(XhtmlRule.ELEMENT, name) : broken(XhtmlRule.UNKNOWN_ELEMENT);
        }
        parent.progress = parent.element.after(parent.progress, name);
        if (parent.progress < 0) {
            throw broken(XhtmlRule.PLACE, name, parent.name);
        }
        checkAncestors(name);
        for (int i = 0; i < attributes.getLength(); i++) {
            checkAttribute(name, element, attributes.getQName(i), attributes.getValue(i));
        }
        open.push(new Open(name, element));
    }

    private void checkAncestors(String name) throws Broken {
        if (open.size() > DEEPEST) {
            throw broken(XhtmlRule.DEPTH, DEEPEST);
        }
        if (SOMEWHERE_FORBIDDEN.contains(name)) {
            for (var ancestor : open) {
                if (NEVER_WITHIN.getOrDefault(ancestor.name, Set.of()).contains(name)) {
                    throw broken(XhtmlRule.PLACE, name, ancestor.name);
                }
            }
        }
    }

    private void checkAttribute(String name, XhtmlElement element, String attribute, String value) throws Broken {
        var allowed = element.attributes().get(attribute);
        if (allowed == null) {
            throw XhtmlVocabulary.isRefusedAttribute(attribute)
                    ? broken(XhtmlRule.ATTRIBUTE, attribute, name)
                    : broken(XhtmlRule.UNKNOWN_ATTRIBUTE, name);
        }
        if (!allowed.allows(value)) {
            throw broken(allowed.kind() == Kind.LINK ? XhtmlRule.LINK : XhtmlRule.VALUE, attribute, name);
        }
        if (allowed.kind() == Kind.ID && !ids.add(XhtmlAttribute.trimmed(value))) {
            throw broken(XhtmlRule.ID);
        }
        if (allowed.kind() == Kind.IDS) {
            for (var id : XhtmlAttribute.tokens(value)) {
                wanted.putIfAbsent(id, broken(XhtmlRule.HEADERS, name));
            }
        }
    }

    @Override
    public void endElement(String uri, String localName, String name) throws SAXException {
        var ended = open.element();
        if (!ended.element.mayEnd(ended.progress)) {
            throw broken(XhtmlRule.INCOMPLETE, ended.name);
        }
        open.pop();
        if (open.isEmpty()) {
            checkHeaders();
        }
    }

    private void checkHeaders() throws Broken {
        for (var header : wanted.entrySet()) {
            if (!ids.contains(header.getKey())) {
                throw header.getValue();
            }
        }
    }

    @Override
    public void characters(char[] text, int start, int length) throws SAXException {
        var holder = open.element();
        if (holder.element.content() == Content.TEXT_AND_ELEMENTS) {
            return;
        }
        for (int i = start; i < start + length; i++) {
            boolean blank = text[i] == ' ' || text[i] == '\n' || text[i] == '\t' || text[i] == '\r';
            if (!blank || holder.element.content() == Content.NOTHING) {
                throw broken(XhtmlRule.TEXT, holder.name);
            }
        }
    }

    @Override
    public void comment(char[] text, int start, int length) throws SAXException {
        throw broken(XhtmlRule.NODE, "comment");
    }

    @Override
    public void startCDATA() throws SAXException {
        throw broken(XhtmlRule.NODE, "CDATA section");
    }

    @Override
    public void processingInstruction(String target, String data) throws SAXException {
        throw broken(XhtmlRule.NODE, "processing instruction");
    }

    @Override
    public InputSource resolveEntity(String publicId, String systemId) throws SAXException {
        throw broken(XhtmlRule.WELL_FORMED);
    }

    private Broken broken(XhtmlRule rule, Object... names) {
        return new Broken(refused(rule, names));
    }

    private XhtmlVerdict.Refused refused(XhtmlRule rule, Object... names) {
        var innermost = open.peek();
        return new XhtmlVerdict.Refused(
                rule,
                locator.getLineNumber(),
                locator.getColumnNumber(),
                innermost == null ? "body" : innermost.name,
                rule.sentence(names));
    }
}
