package eu.briefwissel.channel.ebox;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import eu.briefwissel.delivery.Recipient;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code messageToPublish} of Message Registry v3, its fields in the order of the published examples. RSZ refuses null
 * values: what is absent is left out. Personal, never printed.
 *
 * @param subject one language only (RSZ)
 * @param isBodyMainContent present only where there is a body, as 2.1 says of its namesake
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record EboxMessage(
        BoxId sender,
        BoxId recipient,
        Map<String, String> subject,
        String messageTypeId,
        String senderApplicationId,
        @Nullable List<Attachment> attachments,
        @JsonProperty("isBodyMainContent") @Nullable Boolean isBodyMainContent,
        @Nullable Map<String, String> bodyContent) {

    /** Exactly one of the two numbers is there. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record BoxId(
            String eboxType,
            @Nullable String enterpriseNumber,
            @Nullable String ssin) {

        static BoxId enterprise(String number) {
            return new BoxId(Box.ENTERPRISE.type(), number, null);
        }

        static BoxId of(Box box, Recipient recipient) {
            return switch (box) {
                case CITIZEN -> new BoxId(box.type(), null, recipient.value());
                case ENTERPRISE -> enterprise(recipient.value());
            };
        }

        @Override
        public String toString() {
            return eboxType + ":redacted";
        }
    }

    /** A file; {@code httpPartName} names the multipart part that holds it. */
    @RegisterForReflection
    record Attachment(
            String httpPartName,
            @JsonProperty("isMainContent") boolean isMainContent,
            @JsonProperty("isAttachmentSigned") boolean isAttachmentSigned) {}

    @Override
    public String toString() {
        return "eBox message of type " + messageTypeId;
    }
}
