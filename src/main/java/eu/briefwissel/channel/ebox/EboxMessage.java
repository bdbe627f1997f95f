package eu.briefwissel.channel.ebox;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import eu.briefwissel.delivery.EboxFields;
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
        @Nullable Map<String, String> bodyContent,
        @Nullable List<BusinessDataToPublish> businessDataList,
        @JsonProperty("isReplyAuthorized") @Nullable Boolean isReplyAuthorized,
        @Nullable Attention forTheAttentionOf,
        @Nullable String originalMessageId,
        @Nullable String expirationDate,
        @JsonProperty("isRegisteredMail") @Nullable Boolean isRegisteredMail,
        @Nullable PaymentData paymentData) {

    static EboxMessage of(Draft draft) {
        EboxFields fields = draft.fields();
        List<Attachment> files = draft.attachments(number -> Attachment.of(draft, number));
        var body = draft.body();
        return new EboxMessage(
                BoxId.sender(draft),
                BoxId.of(draft.box(), draft.message().recipient()),
                draft.subject(),
                draft.messageTypeId(),
                draft.account().application(),
                files.isEmpty() ? null : files,
                body.map(_ -> draft.isBodyMain()).orElse(null),
                body.orElse(null),
                draft.businessData().orElse(null),
                fields.mayReply() ? true : null,
                fields.attention().map(Attention::of).orElse(null),
                fields.inReplyTo().orElse(null),
                draft.expires().orElse(null),
                draft.isRegistered() ? true : null,
                fields.payment().map(PaymentData::of).orElse(null));
    }

    /**
     * Exactly one of the two numbers is there.
     *
     * @param partition of a sender that has several
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record BoxId(
            String eboxType,
            @Nullable String enterpriseNumber,
            @Nullable String ssin,
            @Nullable String partition) {

        static BoxId sender(Draft draft) {
            String partition = draft.settings()
                    .find(draft.box().setting("sender_partition"))
                    .orElse(null);
            return new BoxId(Box.ENTERPRISE.type(), draft.account().organisation(), null, partition);
        }

        static BoxId of(Box box, Recipient recipient) {
            return switch (box) {
                case CITIZEN -> new BoxId(box.type(), null, recipient.value(), null);
                case ENTERPRISE -> new BoxId(box.type(), recipient.value(), null, null);
            };
        }

        @Override
        public String toString() {
            return eboxType + ":redacted";
        }
    }

    /** A file; {@code httpPartName} names the multipart part that holds it. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Attachment(
            String httpPartName,
            @JsonProperty("isMainContent") boolean isMainContent,
            @JsonProperty("isAttachmentSigned") boolean isAttachmentSigned,
            @Nullable Digest digest) {

        static Attachment of(Draft draft, int number) {
            return new Attachment(
                    Draft.part(number),
                    draft.isMain(number),
                    draft.attachment(number).isSigned(),
                    draft.digest(number).orElse(null));
        }
    }

    /** Version 3 has no type any more, and these names (RSZ, document sender). */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Attention(String ssin, @Nullable String label) {

        static Attention of(EboxFields.Attention attention) {
            return new Attention(attention.person().value(), attention.name().orElse(null));
        }

        @Override
        public String toString() {
            return "attention:redacted";
        }
    }

    @Override
    public String toString() {
        return "eBox message of type " + messageTypeId;
    }
}
