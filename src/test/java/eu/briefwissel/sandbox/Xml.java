package eu.briefwissel.sandbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** XML as a test looks at it: elements by their local names. */
record Xml(Element element) {
    static Xml read(byte[] xml) throws IOException {
        try {
            return new Xml(DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(xml))
                    .getDocumentElement());
        } catch (SAXException | ParserConfigurationException broken) {
            throw new IOException(broken);
        }
    }

    /** Fails where the XML breaks the official schema of that name. */
    static void requireValid(byte[] xml, String schema) throws IOException, SAXException {
        SchemaFactory.newDefaultInstance()
                .newSchema(Xml.class.getResource("/eu/briefwissel/sandbox/globe/" + schema))
                .newValidator()
                .validate(new StreamSource(new ByteArrayInputStream(xml)));
    }

    List<Xml> all(String name) {
        var found = element.getElementsByTagNameNS("*", name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> new Xml((Element) found.item(i)))
                .toList();
    }

    /** The text of the first element of that name; "" where there is none. */
    String text(String name) {
        var found = element.getElementsByTagNameNS("*", name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent();
    }
}
