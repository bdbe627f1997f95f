package eu.briefwissel.sandbox.globe;

import eu.briefwissel.sandbox.ledger.Fingerprint;
import eu.briefwissel.sandbox.ledger.Taken;
import java.util.List;
import java.util.stream.Stream;

/** One {@code Bericht} of a batch as it was written; "" for what is not there. */
record GlobeLetter(
        String batchId,
        String id,
        String type,
        String publishAt,
        String subject,
        String text,
        String bsn,
        List<Attachment> attachments) {

    /** A file that came along, its bytes reduced to what is judged. */
    record Attachment(String description, int size, boolean pdf, String sha256) {
        @Override
        public String toString() {
            return "Attachment[" + size + " bytes]";
        }
    }

    GlobeLetter {
        attachments = List.copyOf(attachments);
    }

    long attachedBytes() {
        return attachments.stream().mapToLong(Attachment::size).sum();
    }

    /** What is kept of its content. */
    Taken.Content content(Fingerprint fingerprint) {
        var files = attachments.stream().flatMap(file -> Stream.of(file.description, file.sha256));
        var parts = Stream.concat(Stream.of(bsn, type, publishAt, subject, text), files)
                .toArray(String[]::new);
        return new Taken.Content(
                fingerprint.of(parts),
                subject.length(),
                Taken.Content.digest(subject, text),
                attachments.stream().map(Attachment::sha256).toList());
    }

    @Override
    public String toString() {
        return "GlobeLetter[" + id + "]";
    }
}
