package eu.briefwissel.channel.berichtenbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import eu.briefwissel.channel.Letter;
import eu.briefwissel.delivery.Message;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.UUID;

/** The body of {@code POST /messages} (BBK 1.7), its fields in the contract's order. Personal, never printed. */
@RegisterForReflection
record BbkMessage(UUID messageId, String subject, String body, List<Attachment> attachments, Addressee recipient) {

    private static final JsonMapper JSON = new JsonMapper();

    @RegisterForReflection
    record Attachment(String filename, String mimeType, long sizeBytes, byte[] content) {

        @Override
        public String toString() {
            return "attachment of " + sizeBytes + " bytes";
        }
    }

    @RegisterForReflection
    record Addressee(String bsn) {

        @Override
        public String toString() {
            return "bsn:redacted";
        }
    }

    static BbkMessage of(Letter letter) {
        Message message = letter.message();
        List<Attachment> attachments =
                message.attachments().stream().map(BbkMessage::of).toList();
        Addressee recipient = new Addressee(message.recipient().value());
        return new BbkMessage(letter.wireId(), message.subject(), message.body(), attachments, recipient);
    }

    private static Attachment of(eu.briefwissel.delivery.Attachment file) {
        return new Attachment(file.name(), file.mediaType(), file.content().length, file.content());
    }

    /** The bytes that are signed and sent: serialised once. */
    byte[] toBytes() {
        return bytes(this);
    }

    static byte[] bytes(Object wire) {
        try {
            return JSON.writeValueAsBytes(wire);
        } catch (JsonProcessingException _) { // its message quotes the content
            throw new IllegalStateException("a BBK body could not be written as JSON");
        }
    }

    @Override
    public String toString() {
        return "BBK message " + messageId;
    }
}
