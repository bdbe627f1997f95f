package eu.briefwissel.trace;

import eu.briefwissel.delivery.CaseReference;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a recipient wrote back; personal, never printed.
 *
 * @param at when it was written, as the channel says
 * @param about the case of the message that it answers, on which it is a contact moment
 */
public record ReceivedReply(
        UUID id, Instant at, Instant receivedAt, String text, List<File> attachments, Optional<CaseReference> about) {

    /** A file the recipient sent; its bytes were checked to be of that type. */
    public record File(String name, String mediaType, byte[] content) {
        @Override
        public String toString() {
            return "file of " + content.length + " bytes";
        }
    }

    public ReceivedReply {
        attachments = List.copyOf(attachments);
    }

    @Override
    public String toString() {
        return "reply " + id;
    }
}
