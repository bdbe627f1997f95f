package eu.briefwissel.ingest;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A submission as it comes over the wire: {@code POST /v1/messages}. Nothing in it is checked yet; never printed. */
@RegisterForReflection
@Schema(
        name = "Submission",
        description =
                "A message for one recipient. Unknown fields are refused. Its text is subject and body, or neither of"
                        + " them: then it is rendered from the template that template names, or else the case's type and status,"
                        + " in the message's language.",
        requiredProperties = {"reference", "recipient", "language", "messageType"},
        examples = SubmissionExample.JSON)
public record SubmissionRequest(
        @Schema(description = "The sender's own name for it", minLength = 1, maxLength = 100) @Nullable String reference,

        @JsonProperty("case") @Schema(name = "case") @Nullable Case caseReference,

        @Nullable Recipient recipient,

        @Schema(enumeration = {"nl", "fy", "en", "fr", "de"}) @Nullable String language,

        @Schema(description = "The sender's kind of message", pattern = "^[A-Za-z0-9._-]{1,64}$") @Nullable String messageType,

        @Schema(description = "Without line breaks", minLength = 1, maxLength = 200) @Nullable String subject,

        @Schema(description = "A fragment of XHTML 1.0 Strict, as it may stand in body") @Nullable String body,

        @Schema(
                description = "In place of subject and body: a template's kind of case and status",
                examples = "omgevingsvergunning/besluit")
        @Nullable String template,

        @Schema(
                description =
                        "Values for the template's own variables: those that neither the case nor the gateway fills in")
        @Nullable Map<String, @Nullable String> variables,

        @Schema(description = "25 MB in all", maxItems = 6) @Nullable List<@Nullable Attachment> attachments,

        @Nullable Contact contact,

        @Schema(
                description = "The channels to try, in order; mailbox stands for the one that fits the identifier",
                type = SchemaType.ARRAY,
                defaultValue = "[\"mailbox\",\"email\"]")
        @Nullable List<@Nullable String> route,

        @Schema(
                description = "In whose name: one of the tenant's senders; its default unless said",
                examples = "burgerzaken")
        @Nullable String sender,

        @Schema(description = "Of the sender; the first that was given this kind of message unless said") @Nullable String application,

        @Schema(
                description = "How long a reader has before the next channel is tried, or never: \"5 working days\","
                        + " \"14 days\", \"36 hours\"; 5 working days unless said, where a channel follows that can be"
                        + " waited for")
        @Nullable String unreadAfter,

        @Schema(
                description =
                        "Registered mail (aangetekend). Refused where a channel of the route does not offer it to this sender",
                defaultValue = "false")
        @Nullable Boolean registered,

        @Nullable EboxRequest ebox,

        @Schema(hidden = true) @Nullable String key) {

    @Override
    public String toString() {
        return "submission request";
    }

    /** The case (zaak) it belongs to. */
    @RegisterForReflection
    @Schema(
            name = "Case",
            requiredProperties = {"id", "type"})
    public record Case(
            @Nullable String id,
            @Nullable String type,
            @Nullable String status,
            @Schema(format = "date") @Nullable String deadline) {}

    /** Exactly one identifier. */
    @RegisterForReflection
    @Schema(name = "Recipient", description = "Exactly one identifier, digits only, whose check digits hold")
    public record Recipient(
            @Schema(description = "Burgerservicenummer", pattern = "^[0-9]{9}$") @Nullable String bsn,

            @Schema(description = "National register or bis number", pattern = "^[0-9]{11}$") @Nullable String insz,

            @Schema(description = "Belgian enterprise number", pattern = "^[01][0-9]{9}$") @Nullable String kbo) {
        @Override
        public String toString() {
            return "recipient:redacted";
        }
    }

    /** A file. */
    @RegisterForReflection
    @Schema(
            name = "Attachment",
            requiredProperties = {"name", "mediaType", "content"})
    public record Attachment(
            @Schema(description = "A file name without a path", minLength = 1, maxLength = 80) @Nullable String name,

            @Schema(enumeration = {"application/pdf", "image/png", "image/jpeg"}) @Nullable String mediaType,

            @Schema(type = SchemaType.STRING, format = "byte")
            byte @Nullable [] content,

            @Schema(
                    description = "Whether it bears a signature: told to the eBox, looked at by nobody",
                    defaultValue = "false")
            @Nullable Boolean signed) {
        @Override
        public String toString() {
            return "attachment:redacted";
        }
    }

    /** Where the recipient can be reached outside the mailboxes. */
    @RegisterForReflection
    @Schema(name = "Contact")
    public record Contact(
            @Schema(maxLength = 254) @Nullable String email,
            @Nullable PostalAddress postalAddress) {
        @Override
        public String toString() {
            return "contact:redacted";
        }
    }

    /** Where a letter goes. */
    @RegisterForReflection
    @Schema(
            name = "PostalAddress",
            requiredProperties = {"name", "street", "postalCode", "city", "country"})
    public record PostalAddress(
            @Nullable String name,
            @Nullable String street,
            @Nullable String postalCode,
            @Nullable String city,

            @Schema(description = "ISO 3166-1 alpha-2", pattern = "^[A-Z]{2}$") @Nullable String country) {
        @Override
        public String toString() {
            return "postal address:redacted";
        }
    }
}
