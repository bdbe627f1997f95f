package eu.briefwissel.sandbox.ledger;

import eu.briefwissel.sandbox.recipient.Fate;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message that an operator took: what is remembered of it, nothing of which names a person or shows content. */
public record Taken(Ids ids, Addressee addressee, Content content, Instant at) {

    /**
     * The ids of a message.
     *
     * @param wire the id that the sender put on the wire: messageId or Idempotency-Key
     * @param foreign the operator's own id, given back as the receipt
     */
    public record Ids(Operator operator, String wire, String foreign) {}

    /**
     * Whom the message is for.
     *
     * @param box fingerprint of kind and identifier
     * @param tail the last three digits of the identifier
     */
    public record Addressee(Fate fate, String box, String tail) {}

    /**
     * What was in the message.
     *
     * @param fingerprint keyed fingerprint of all content, by which a repeat is told from another message
     * @param subjectLength in characters
     * @param textDigest SHA-256 of subject, line feed and body, lower-case hex; null in journals of before there was one
     * @param attachmentDigests SHA-256 of each attachment in order, lower-case hex
     */
    public record Content(
            String fingerprint, int subjectLength, @Nullable String textDigest, List<String> attachmentDigests) {
        public Content {
            attachmentDigests = List.copyOf(attachmentDigests);
        }

        /** The digest of a message's text. */
        public static String digest(String subject, String body) {
            try {
                byte[] text = (subject + "\n" + body).getBytes(StandardCharsets.UTF_8);
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(text));
            } catch (NoSuchAlgorithmException missing) {
                throw new IllegalStateException("this Java lacks SHA-256", missing);
            }
        }
    }
}
