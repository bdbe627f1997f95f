package eu.briefwissel.channel.berichtenbox.globe;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes a batch as XML, valid by GLOBEBatchRequest.xsd and GLOBEBatchRequestTypes.xsd; the order of elements is theirs. */
final class BatchXml {

    private static final String BATCH = "http://schemas.rdw.nl/GEB/BerichtVerwerkService/Types/2009/01";
    private static final String LETTER = "http://schemas.rdw.nl/GEB/BerichtenProsessor/Bericht/Types/2009/01";

    private final XMLStreamWriter xml;

    private BatchXml(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** The bytes, UTF-8. An {@link IllegalArgumentException} where they are more than the operator takes. */
    static byte[] of(GlobeBatch batch) {
        var bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter writer =
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            new BatchXml(writer).write(batch);
            writer.close();
        } catch (XMLStreamException _) { // its message could quote the content
            throw new IllegalStateException("a batch could not be written as XML");
        }
        if (bytes.size() > GlobeBatch.MOST_BYTES) {
            throw new IllegalArgumentException("a batch has at most 100 MB");
        }
        return bytes.toByteArray();
    }

    private void write(GlobeBatch batch) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("Berichten");
        xml.writeDefaultNamespace(BATCH);
        xml.writeStartElement("BatchInformatie");
        text("BatchID", batch.id().toString());
        text("AanmaakDatum", dateTime(batch.madeAt()));
        text("BerichtLeverancierID", batch.oin());
        xml.writeEndElement();
        for (GlobeLetter letter : batch.letters()) {
            write(batch.id(), letter);
        }
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void write(UUID batch, GlobeLetter letter) throws XMLStreamException {
        xml.writeStartElement("Bericht");
        xml.writeDefaultNamespace(LETTER);
        xml.writeStartElement("BerichtInformatie");
        text("BatchID", batch.toString());
        text("BerichtID", letter.id().toString());
        text("BerichtType", letter.type());
        if (letter.publishAt().isPresent()) {
            text("PublicatieDatum", dateTime(letter.publishAt().get()));
        }
        text("Onderwerp", letter.subject());
        if (letter.text().isPresent()) {
            text("BerichtTekst", letter.text().get());
        }
        if (letter.reference().isPresent()) {
            text("Referentie", letter.reference().get());
        }
        text("GebruikerID", letter.bsn());
        text("SoortGebruiker", "Burger");
        xml.writeEndElement();
        if (!letter.files().isEmpty()) {
            write(letter.files());
        }
        xml.writeEndElement();
    }

    private void write(List<GlobeLetter.File> files) throws XMLStreamException {
        xml.writeStartElement("Bijlagen");
        for (int i = 0; i < files.size(); i++) {
            xml.writeStartElement("Bijlage");
            text("Inhoud", Base64.getEncoder().encodeToString(files.get(i).content()));
            text("BijlageType", "Pdf");
            text("Omschrijving", files.get(i).description());
            text("Volgorde", Integer.toString(i + 1));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private void text(String element, String text) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private static String dateTime(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
