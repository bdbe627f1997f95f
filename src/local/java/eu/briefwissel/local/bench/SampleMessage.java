package eu.briefwissel.local.bench;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The message that is submitted again and again: an ordinary decision of about a page, 1.5 kB as JSON. */
final class SampleMessage {

    static final int BYTES = 1_500;

    /** BSN_NEVER_READS of the magic recipients: has a mailbox, so that it is handed over once, and tells of no reading. */
    private static final String RECIPIENT = "999993665";

    private static final String SENTENCE = "Op uw aanvraag is beslist zoals hieronder staat. ";

    private static final String MESSAGE = """
            {"reference":"%s","recipient":{"bsn":"%s"},"language":"nl","messageType":"besluit",\
            "subject":"Besluit op uw aanvraag","body":"<p>%s</p>","contact":{"email":"lezer@example.org"},\
            "route":["mailbox","email"],"unreadAfter":"5 working days"}""";

    private SampleMessage() {}

    /** The same with a picture of so many bytes. */
    static byte[] withFile(String reference, int bytes) {
        String letter = new String(json(reference), StandardCharsets.US_ASCII);
        String file = Base64.getEncoder().encodeToString(SampleFile.png(bytes));
        String attachments = ",\"attachments\":[{\"name\":\"bijlage.png\",\"mediaType\":\"image/png\",\"content\":\""
                + file + "\"}]}";
        return (letter.substring(0, letter.length() - 1) + attachments).getBytes(StandardCharsets.US_ASCII);
    }

    /** Of exactly {@link #BYTES} bytes; {@code reference} has 36 characters or fewer. */
    static byte[] json(String reference) {
        int bare = MESSAGE.formatted(reference, RECIPIENT, "").length();
        String text = SENTENCE.repeat(BYTES / SENTENCE.length()).substring(0, BYTES - bare);
        return MESSAGE.formatted(reference, RECIPIENT, text).getBytes(StandardCharsets.US_ASCII);
    }
}
