package eu.briefwissel.sandbox.berichtenbox;

import eu.briefwissel.sandbox.ledger.Fingerprint;
import eu.briefwissel.sandbox.ledger.Taken;
import java.util.List;
import java.util.stream.Stream;

/** A message as the Berichtenbox was sent it, once found in order. */
record BbkMessage(String messageId, String bsn, String subject, String body, List<Attachment> attachments) {

    /** A file that came along, its bytes reduced to their SHA-256 in hex. */
    record Attachment(String filename, String mimeType, String sha256) {
        @Override
        public String toString() {
            return "Attachment[" + mimeType + "]";
        }
    }

    BbkMessage {
        attachments = List.copyOf(attachments);
    }

    /** What is kept of its content. */
    Taken.Content content(Fingerprint fingerprint) {
        var files = attachments.stream().flatMap(file -> Stream.of(file.filename, file.mimeType, file.sha256));
        var parts = Stream.concat(Stream.of(bsn, subject, body), files).toArray(String[]::new);
        return new Taken.Content(
                fingerprint.of(parts),
                subject.length(),
                Taken.Content.digest(subject, body),
                attachments.stream().map(Attachment::sha256).toList());
    }

    @Override
    public String toString() {
        return "BbkMessage[" + messageId + "]";
    }
}
