package eu.briefwissel.sandbox.globe;

import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** Walks through XML and tells of elements by their local names: where one begins, and where one ends with what stood in it. */
interface Leaves {
    void begins(String name);

    /**
     * An element ended.
     *
     * @param text what stood in it; null where other elements did
     */
    void ends(String name, @Nullable String text);

    /** Walks as far as the XML is well-formed; answers whether that was to its end. */
    static boolean walk(byte[] xml, Leaves leaves) {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        var text = new StringBuilder();
        var open = "";
        try {
            var reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        text.setLength(0);
                        open = reader.getLocalName();
                        leaves.begins(open);
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(reader.getText());
                    case XMLStreamConstants.END_ELEMENT -> {
                        leaves.ends(reader.getLocalName(), reader.getLocalName().equals(open) ? text.toString() : null);
                        open = "";
                    }
                    default -> {} // comments and the like say nothing
                }
            }
            return true;
        } catch (XMLStreamException malformed) {
            return false;
        }
    }
}
