package eu.briefwissel.trace;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a recipient wrote back; personal, never printed.
 *
 * @param at when it was written, as the channel says
 */
public record ReceivedReply(UUID id, Instant at, Instant receivedAt, String text, List<File> attachments) {

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
