package eu.briefwissel.sandbox.berichtenbox;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Judges the body of a message by XHTML 1.0 Strict, wrapped in one root element as the seed's renderer does. */
final class StrictXhtml {
    private static final XMLInputFactory PARSERS = parsers();

    private record Open(String name, XhtmlModel model, AtomicInteger children) {}

    private final Deque<Open> open = new ArrayDeque<>();
    private final Set<String> ids = new HashSet<>();

    private StrictXhtml() {}

    /** The first rule that the body breaks, without any of its content; empty where it is in order. */
    static Optional<String> brokenRule(String body) {
        try {
            return new StrictXhtml()
                    .judge(PARSERS.createXMLStreamReader(new StringReader("<root>" + body + "</root>")));
        } catch (XMLStreamException malformed) {
            return Optional.of("must be well-formed XML");
        }
    }

    private static XMLInputFactory parsers() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        return factory;
    }

    private Optional<String> judge(XMLStreamReader xml) throws XMLStreamException {
        var broken = Optional.<String>empty();
        while (xml.hasNext() && broken.isEmpty()) {
            broken = switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> start(xml);
                case XMLStreamConstants.END_ELEMENT -> end();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text(xml);
                case XMLStreamConstants.ENTITY_REFERENCE, XMLStreamConstants.DTD ->
                    Optional.of("must use no entities but XML's own five, and no DTD");
                default -> Optional.empty();
            };
        }
        return broken;
    }

    private Optional<String> start(XMLStreamReader xml) {
        var name = xml.getLocalName();
        if (open.isEmpty()) {
            open.push(new Open(name, XhtmlModel.BODY, new AtomicInteger()));
            return Optional.empty();
        }
        var model = XhtmlModel.of(name);
        var parent = open.element();
        if (model == null) {
            return Optional.of("must hold elements of XHTML 1.0 Strict only, none that acts");
        }
        if (!parent.model.children().contains(name)) {
            return Optional.of("must not have " + name + " inside " + parent.name);
        }
        parent.children.incrementAndGet();
        open.push(new Open(name, model, new AtomicInteger()));
        return attributes(xml, name, model);
    }

    private Optional<String> attributes(XMLStreamReader xml, String element, XhtmlModel model) {
        var names = new HashSet<String>();
        for (var i = 0; i < xml.getAttributeCount(); i++) {
            var name = xml.getAttributeLocalName(i);
            if (!model.attributes().contains(name)) {
                return Optional.of("must have on " + element + " attributes of XHTML 1.0 Strict only");
            }
            if (name.equals("id") && !ids.add(xml.getAttributeValue(i))) {
                return Optional.of("must use an id once");
            }
            names.add(name);
        }
        if (element.equals("img") && !names.containsAll(Set.of("src", "alt"))) {
            return Optional.of("must have src and alt on img");
        }
        return element.equals("bdo") && !names.contains("dir") ? Optional.of("must have dir on bdo") : Optional.empty();
    }

    private Optional<String> end() {
        var closed = open.pop();
        return closed.model.filled() && closed.children.get() == 0
                ? Optional.of("must have something inside " + closed.name)
                : Optional.empty();
    }

    private Optional<String> text(XMLStreamReader xml) {
        return !xml.isWhiteSpace() && !open.element().model.text()
                ? Optional.of("must have no text directly inside " + open.element().name)
                : Optional.empty();
    }
}
