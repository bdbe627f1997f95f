package eu.briefwissel.sandbox.ledger;

import eu.briefwissel.sandbox.recipient.Fate;
import java.time.Instant;
import java.util.List;

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
     * @param attachmentDigests SHA-256 of each attachment in order, lower-case hex
     */
    public record Content(String fingerprint, int subjectLength, List<String> attachmentDigests) {
        public Content {
            attachmentDigests = List.copyOf(attachmentDigests);
        }
    }
}
