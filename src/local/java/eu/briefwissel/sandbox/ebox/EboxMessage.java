package eu.briefwissel.sandbox.ebox;

import eu.briefwissel.sandbox.ledger.Fingerprint;
import eu.briefwissel.sandbox.ledger.Taken;
import java.util.List;
import java.util.stream.Stream;

/** A message as the Message Registry was sent it, once found in order. */
record EboxMessage(Box recipient, String subject, String body, List<String> attachmentDigests) {

    /** A box by its type and its owner's identifier. */
    record Box(EboxType type, String identifier) {
        @Override
        public String toString() {
            return "Box[" + type + "]";
        }
    }

    EboxMessage {
        attachmentDigests = List.copyOf(attachmentDigests);
    }

    /** What is kept of its content. */
    Taken.Content content(Fingerprint fingerprint) {
        var parts = Stream.concat(Stream.of(subject, body), attachmentDigests.stream())
                .toArray(String[]::new);
        return new Taken.Content(
                fingerprint.of(parts), subject.length(), Taken.Content.digest(subject, body), attachmentDigests);
    }

    @Override
    public String toString() {
        return "EboxMessage[" + recipient + "]";
    }
}
