package eu.briefwissel.channel.berichtenbox.globe;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/** The envelopes of ValidateAbonnementen (xsd0, xsd2 and xsd3 of the BerichtenboxValidatieService). Personal, never printed. */
final class SubscriptionXml {

    private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
    private static final String SERVICE = "http://schemas.rdw.nl/GEB/BerichtenboxValidatieService/2009/01";
    private static final String TYPES = "http://schemas.rdw.nl/GEB/BerichtenboxValidatieService/Types/2009/01";
    private static final String SHARED = "http://schemas.rdw.nl/GEB/Shared/Types/2009/01";

    /** The SOAPAction, in the quotes of SOAP 1.1 section 6.1.1. */
    static final String ACTION = "\"" + SERVICE + "/IBerichtenboxValidatieService/ValidateAbonnementen\"";

    /** The service's fault about a question, as against one of its own. */
    static final String REFUSED = "ApplicationFault";

    private static final String FAILED = "DependentServiceFault";

    private SubscriptionXml() {}

    /** Asks for up to 250 citizens. */
    static byte[] question(String oin, String messageType, Collection<String> bsns) {
        var bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml =
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("s", "Envelope", SOAP);
            xml.writeNamespace("s", SOAP);
            xml.writeStartElement("s", "Body", SOAP);
            xml.writeStartElement("v", "ValidateAbonnementen", SERVICE);
            xml.writeNamespace("v", SERVICE);
            xml.writeNamespace("t", TYPES);
            xml.writeNamespace("k", SHARED);
            xml.writeStartElement("v", "validateAbonnementenAanvraag", SERVICE);
            text(xml, "t", "berichtleverancierCode", TYPES, oin);
            text(xml, "t", "berichtTypeCode", TYPES, messageType);
            xml.writeStartElement("t", "klanten", TYPES);
            for (String bsn : bsns) {
                xml.writeStartElement("k", "Klant", SHARED);
                text(xml, "k", "Key", SHARED, bsn);
                text(xml, "k", "Rol", SHARED, "Burger");
                xml.writeEndElement();
            }
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException _) { // its message could quote the content
            throw new IllegalStateException("a question to WUS could not be written as XML");
        }
        return bytes.toByteArray();
    }

    /** By BSN whether there is a subscription; a fault, and whatever else is no answer, gives none. */
    static Map<String, Boolean> answer(byte[] envelope) {
        Map<String, Boolean> subscribed = new HashMap<>();
        try {
            XMLStreamReader xml = reader(envelope);
            String key = "";
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT) {
                    switch (xml.getLocalName()) {
                        case "Key" -> key = xml.getElementText().strip();
                        case "isBerichtSturen" -> {
                            String value = xml.getElementText().strip();
                            subscribed.put(key, value.equals("true") || value.equals("1"));
                        }
                        default -> {}
                    }
                }
            }
        } catch (XMLStreamException _) {
            return Map.of();
        }
        return subscribed;
    }

    /** Which of the service's own faults it is, where it is one: the name of the element within detail. */
    static Optional<String> fault(byte[] envelope) {
        try {
            XMLStreamReader xml = reader(envelope);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT
                        && (xml.getLocalName().equals(REFUSED)
                                || xml.getLocalName().equals(FAILED))) {
                    return Optional.of(xml.getLocalName());
                }
            }
        } catch (XMLStreamException _) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static void text(XMLStreamWriter xml, String prefix, String element, String namespace, String text)
            throws XMLStreamException {
        xml.writeStartElement(prefix, element, namespace);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private static XMLStreamReader reader(byte[] envelope) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory.createXMLStreamReader(new ByteArrayInputStream(envelope));
    }
}
