package eu.briefwissel.channel.ebox;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.briefwissel.delivery.EboxFields;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code MessageToPublish} of Message Registry 2.1. Null values are left out (RSZ); {@code bodyMainContent} and {@code
 * replyAuthorized} never are: the description requires them, and every published example has them. Personal, never printed.
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record EboxMessageV2(
        EboxStatus.EboxId recipient,
        Map<String, String> subject,
        String messageTypeId,
        String senderOrganizationId,
        String senderApplicationId,
        List<Attachment> attachments,
        boolean bodyMainContent,
        @Nullable Map<String, String> bodyContent,
        boolean replyAuthorized,
        @Nullable List<BusinessDataToPublish> businessDataList,
        @Nullable Attention forTheAttentionOf,
        @Nullable String originalMessageId,
        @Nullable String expirationDate,
        @Nullable Boolean registeredMail,
        @Nullable PaymentData paymentData) {

    static EboxMessageV2 of(Draft draft) {
        EboxFields fields = draft.fields();
        return new EboxMessageV2(
                new EboxStatus.EboxId(
                        draft.box().type(), draft.message().recipient().value()),
                draft.subject(),
                draft.messageTypeId(),
                draft.account().organisation(),
                draft.account().application(),
                draft.attachments(number -> Attachment.of(draft, number)),
                draft.isBodyMain(),
                draft.body().orElse(null),
                fields.mayReply(),
                draft.businessData().orElse(null),
                fields.attention().map(Attention::of).orElse(null),
                fields.inReplyTo().orElse(null),
                draft.expires().orElse(null),
                draft.isRegistered() ? true : null,
                fields.payment().map(PaymentData::of).orElse(null));
    }

    /** {@code AttachmentToPublish}. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Attachment(
            String httpPartName,
            boolean mainContent,
            boolean attachmentSigned,
            @Nullable Digest digest) {

        static Attachment of(Draft draft, int number) {
            return new Attachment(
                    Draft.part(number),
                    draft.isMain(number),
                    draft.attachment(number).isSigned(),
                    draft.digest(number).orElse(null));
        }
    }

    /** {@code ForTheAttentionOf}: RSZ takes persons only (document sender). */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Attention(String id, String type, @Nullable String name) {

        static Attention of(EboxFields.Attention attention) {
            return new Attention(
                    attention.person().value(), "person", attention.name().orElse(null));
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
