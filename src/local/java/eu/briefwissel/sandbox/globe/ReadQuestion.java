package eu.briefwissel.sandbox.globe;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Reads a subscription check out of its SOAP 1.1 envelope, and holds its body against the official schema. */
final class ReadQuestion implements Leaves {
    /** What is asked. */
    record Question(String supplier, String type, List<String> bsns) {
        Question {
            bsns = List.copyOf(bsns);
        }

        @Override
        public String toString() {
            return "Question[" + bsns.size() + "]";
        }
    }

    static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
    static final String SERVICE = "http://schemas.rdw.nl/GEB/BerichtenboxValidatieService/2009/01";

    private final List<String> bsns = new ArrayList<>();
    private String supplier = "";
    private String type = "";

    private ReadQuestion() {}

    /** The question; empty where the envelope is none, or what is in it is not valid. */
    static Optional<Question> read(byte[] xml) {
        var body = body(xml);
        if (body.isEmpty()
                || OfficialSchema.SUBSCRIPTION_CHECK.brokenRule(body.get()).isPresent()) {
            return Optional.empty();
        }
        var reading = new ReadQuestion();
        return Leaves.walk(body.get(), reading)
                ? Optional.of(new Question(reading.supplier, reading.type, reading.bsns))
                : Optional.empty();
    }

    @Override
    public void begins(String name) {}

    @Override
    public void ends(String name, @Nullable String text) {
        var value = text == null ? "" : text;
        switch (name) {
            case "berichtleverancierCode" -> supplier = value;
            case "berichtTypeCode" -> type = value;
            case "Key" -> bsns.add(value);
            default -> {}
        }
    }

    private static Optional<byte[]> body(byte[] xml) {
        try {
            var factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            var envelope = builder.parse(new ByteArrayInputStream(xml)).getDocumentElement();
            var bodies = envelope.getElementsByTagNameNS(SOAP, "Body");
            var question = envelope.getElementsByTagNameNS(SERVICE, "ValidateAbonnementen");
            return is(envelope, "Envelope")
                            && bodies.getLength() == 1
                            && question.getLength() == 1
                            && bodies.item(0).isSameNode(question.item(0).getParentNode())
                    ? Optional.of(write((Element) question.item(0)))
                    : Optional.empty();
        } catch (Exception malformed) {
            return Optional.empty();
        }
    }

    private static boolean is(Element element, String name) {
        return SOAP.equals(element.getNamespaceURI()) && name.equals(element.getLocalName());
    }

    private static byte[] write(Element element) throws TransformerException {
        var bytes = new ByteArrayOutputStream();
        TransformerFactory.newDefaultInstance()
                .newTransformer()
                .transform(new DOMSource(element), new StreamResult(bytes));
        return bytes.toByteArray();
    }
}
