package eu.briefwissel.channel.berichtenbox.globe;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/** The official XSDs. */
final class GlobeSchemas {

    private static final String FOLDER = "/eu/briefwissel/sandbox/globe/";

    private GlobeSchemas() {}

    /** Fails, saying why, where the XML is not valid. */
    static void validate(String schema, byte[] xml) {
        try {
            schema(schema).newValidator().validate(new StreamSource(new ByteArrayInputStream(xml)));
        } catch (SAXException e) {
            throw new AssertionError(e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Schema schema(String name) throws SAXException {
        return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(GlobeSchemas.class.getResource(FOLDER + name));
    }
}
