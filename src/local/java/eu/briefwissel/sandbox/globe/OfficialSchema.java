package eu.briefwissel.sandbox.globe;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.sax.SAXSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The official schemas of RDW and Logius, by which everything that comes in is judged. */
final class OfficialSchema {
    /** A batch of letters. */
    static final OfficialSchema BATCH = new OfficialSchema("GLOBEBatchRequest.xsd");

    /** The body of the subscription check, question and answer. */
    static final OfficialSchema SUBSCRIPTION_CHECK = new OfficialSchema("xsd0.xsd");

    private static final String MALFORMED = "not-well-formed";
    private static final SAXParserFactory PARSERS = parsers();

    private final Schema schema;

    private OfficialSchema(String file) {
        var place = Objects.requireNonNull(OfficialSchema.class.getResource(file), file);
        try {
            schema = SchemaFactory.newDefaultInstance().newSchema(place);
        } catch (SAXException broken) {
            throw new IllegalStateException("the official schema cannot be read: " + file, broken);
        }
    }

    /** The rule that the document breaks first, by its name in XML Schema; never what was written. Empty where it is valid. */
    Optional<String> brokenRule(byte[] xml) {
        try {
            var reader = PARSERS.newSAXParser().getXMLReader();
            schema.newValidator().validate(new SAXSource(reader, new InputSource(new ByteArrayInputStream(xml))));
            return Optional.empty();
        } catch (SAXException broken) {
            return Optional.of(rule(broken));
        } catch (ParserConfigurationException | IOException impossible) {
            throw new IllegalStateException("this Java cannot read XML", impossible);
        }
    }

    private static String rule(SAXException broken) {
        var says = Objects.requireNonNullElse(broken.getMessage(), "");
        var colon = says.indexOf(':');
        return says.startsWith("cvc-") && colon > 0 ? says.substring(0, colon) : MALFORMED;
    }

    private static SAXParserFactory parsers() {
        var factory = SAXParserFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        try {
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        } catch (ParserConfigurationException | SAXException missing) {
            throw new IllegalStateException("this Java cannot refuse a DTD", missing);
        }
        return factory;
    }
}
