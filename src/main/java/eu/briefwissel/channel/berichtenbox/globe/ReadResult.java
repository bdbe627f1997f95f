package eu.briefwissel.channel.berichtenbox.globe;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads a BerichtVerwerkResponse, by the local names of its elements (live ones have other prefixes than the sample), plain
 * or packed with gzip.
 */
final class ReadResult {

    private static final int LARGEST = 32 << 20;

    /** GLOBEBatchResponseTypes.xsd, Berichten. */
    private static final int MOST_LETTERS = 1_000;

    private static final int LONGEST_TEXT = 200;
    private static final String BATCH = "BatchInformatie";
    private static final String LETTER = "Bericht";

    private ReadResult() {}

    /** The result; empty where these bytes are none. */
    static Optional<BatchResult> of(byte[] bytes) {
        try {
            XMLStreamReader xml = factory().createXMLStreamReader(new ByteArrayInputStream(unpacked(bytes)));
            return read(xml);
        } catch (IOException | XMLStreamException | RuntimeException _) { // whatever the bytes do to the parser
            return Optional.empty();
        }
    }

    private static Optional<BatchResult> read(XMLStreamReader xml) throws XMLStreamException {
        Map<String, String> batch = new HashMap<>();
        List<BatchResult.Line> letters = new ArrayList<>();
        boolean isResult = false;
        while (xml.hasNext() && letters.size() <= MOST_LETTERS) {
            if (xml.next() == XMLStreamReader.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "BerichtVerwerkResponse" -> isResult = true;
                    case BATCH -> batch = texts(xml, BATCH);
                    case LETTER -> letters.add(line(texts(xml, LETTER)));
                    default -> {} // Berichten, and whatever Logius may add
                }
            }
        }
        String batchId = batch.getOrDefault("BatchID", "");
        return isResult && !batchId.isEmpty() && letters.size() <= MOST_LETTERS
                ? Optional.of(new BatchResult(batchId, batch.getOrDefault("DatumVerwerkt", ""), letters))
                : Optional.empty();
    }

    private static BatchResult.Line line(Map<String, String> texts) {
        return new BatchResult.Line(texts.getOrDefault("BerichtID", ""), texts.getOrDefault("VerwerkingsCode", ""));
    }

    /** The texts of an element's children, by their names, up to its end. */
    private static Map<String, String> texts(XMLStreamReader xml, String parent) throws XMLStreamException {
        Map<String, String> texts = new HashMap<>();
        String child = "";
        StringBuilder text = new StringBuilder();
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamReader.START_ELEMENT -> {
                    child = xml.getLocalName();
                    text.setLength(0);
                }
                case XMLStreamReader.CHARACTERS, XMLStreamReader.CDATA -> {
                    if (text.length() + xml.getTextLength() <= LONGEST_TEXT) {
                        text.append(xml.getText());
                    }
                }
                case XMLStreamReader.END_ELEMENT -> {
                    if (xml.getLocalName().equals(parent)) {
                        return texts;
                    }
                    texts.putIfAbsent(child, text.toString().strip());
                }
                default -> {} // comments and the like say nothing
            }
        }
        return texts;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    /** RFC 1952 section 2.3.1: what gzip begins with. A bomb is no result. */
    private static byte[] unpacked(byte[] bytes) throws IOException {
        if (bytes.length > LARGEST) {
            throw new IOException("larger than a result can be");
        }
        if (bytes.length < 2 || (bytes[0] & 0xff) != 0x1f || (bytes[1] & 0xff) != 0x8b) {
            return bytes;
        }
        try (GZIPInputStream packed = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            byte[] plain = packed.readNBytes(LARGEST);
            if (packed.read() >= 0) {
                throw new IOException("larger than a result can be");
            }
            return plain;
        }
    }
}
