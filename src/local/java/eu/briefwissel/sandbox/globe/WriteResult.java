package eu.briefwissel.sandbox.globe;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes {@code BerichtVerwerkResponse} as {@code GLOBEBatchResponse.xsd} has it: the root and each letter qualified, all else not. */
final class WriteResult {
    private static final String RESULT = "http://schemas.rdw.nl/GEB/BerichtVerwerkService/Types/2009/01";
    private static final String LETTER =
            "http://schemas.rdw.nl/GEB/BerichtVerwerkService/BerichtResultaat/Types/2009/01";
    /** The counts, in order, and what each counts; BerichtBestaatAl, for one, is counted nowhere. */
    private static final List<Map.Entry<String, ProcessingCode>> COUNTS = List.of(
            Map.entry("AantalBerichtenSuccesvolVerwerkt", ProcessingCode.PROCESSED),
            Map.entry(
                    "AantalBerichtenGeenActieveBoxOfGeabonneertOpLeverancier", ProcessingCode.NOT_ACTIVE_OR_SUBSCRIBED),
            Map.entry("AantalBerichtenMetTechnischProbleem", ProcessingCode.TECHNICAL_PROBLEM),
            Map.entry("AantalBerichtenBerichtTypeNietCorrect", ProcessingCode.TYPE_NOT_SUPPORTED),
            Map.entry("AantalBerichtenPublicatieDatumNietCorrect", ProcessingCode.PUBLICATION_TOO_FAR_AHEAD),
            Map.entry("AantalBerichtenAanmaakDatumNietCorrect", ProcessingCode.CREATED_TOO_LONG_AGO));

    private final XMLStreamWriter xml;

    private WriteResult(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** The result of these letters of a batch; the counts are of these letters too. */
    static byte[] of(GlobeBatch batch, String supplier, List<Verdict> verdicts, Instant at) {
        var bytes = new ByteArrayOutputStream();
        try {
            var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            new WriteResult(xml).result(Verdict.guid(batch.id()), supplier, verdicts, at);
            xml.flush();
        } catch (XMLStreamException broken) {
            throw new IllegalStateException("the result cannot be written", broken);
        }
        return bytes.toByteArray();
    }

    /** The same, packed. */
    static byte[] gzip(byte[] result) {
        var bytes = new ByteArrayOutputStream();
        try (var packed = new GZIPOutputStream(bytes)) {
            packed.write(result);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private void result(String batchId, String supplier, List<Verdict> verdicts, Instant at) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("ns3", "BerichtVerwerkResponse", RESULT);
        xml.writeNamespace("ns3", RESULT);
        xml.writeNamespace("ns2", LETTER);
        xml.writeStartElement("BatchInformatie");
        leaf("BerichtLeverancierCode", supplier);
        leaf("BatchID", batchId);
        leaf("TotaalAantalOntvangenBerichten", Integer.toString(verdicts.size()));
        for (var count : COUNTS) {
            var n = verdicts.stream()
                    .filter(verdict -> verdict.code() == count.getValue())
                    .count();
            leaf(count.getKey(), Long.toString(n));
        }
        leaf("DatumOntvangen", at.toString());
        leaf("DatumVerwerkt", at.toString());
        xml.writeEndElement();
        xml.writeStartElement("Berichten");
        for (var verdict : verdicts) {
            letter(verdict);
        }
        xml.writeEndDocument();
    }

    private void letter(Verdict verdict) throws XMLStreamException {
        xml.writeStartElement("ns2", "Bericht", LETTER);
        leaf("BerichtID", verdict.echoedId());
        leaf("BerichtType", verdict.type());
        leaf("VerwerkingsCode", verdict.code().word());
        leaf("Stadium", verdict.code().stage());
        xml.writeEndElement();
    }

    private void leaf(String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
