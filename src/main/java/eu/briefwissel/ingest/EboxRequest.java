package eu.briefwissel.ingest;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a submission carries for an eBox alone. Nothing in it is checked yet; never printed. */
@RegisterForReflection
@Schema(
        name = "Ebox",
        description =
                "What only an eBox has a place for: refused where the route has none, left out by the other channels of the"
                        + " route.")
public record EboxRequest(
        @Nullable Attention attention,

        @Schema(
                description =
                        "When it may leave the mailbox: a moment to come, with its offset. eBox Enterprise takes it and goes"
                                + " by the term of the message type instead",
                format = "date-time",
                examples = "2027-01-15T00:00:00+01:00")
        @Nullable String expires,

        @Schema(
                description =
                        "Whether the reader may answer in the eBox. Refused while true (replies-not-taken): replies are not"
                                + " fetched there",
                defaultValue = "false")
        @Nullable Boolean mayReply,

        @Schema(description = "The eBox' id of the message that this one answers", minLength = 1, maxLength = 100)
        @Nullable String inReplyTo,

        @Schema(
                description =
                        "What it counts as read by: a pointer to the body or to one attachment of this submission; unless"
                                + " said, the first attachment, else the body",
                pattern = "^/(body|attachments/[0-5])$",
                examples = "/attachments/0")
        @Nullable String mainContent,

        @Schema(description = "Under keys that were declared to the operator", maxItems = 20) @Nullable List<@Nullable BusinessData> businessData,

        @Nullable PaymentRequest payment) {

    @Override
    public String toString() {
        return "ebox request";
    }

    /** The person it is for. */
    @RegisterForReflection
    @Schema(
            name = "Attention",
            description = "The person it is for",
            requiredProperties = {"insz"})
    public record Attention(
            @Schema(description = "National register or bis number", pattern = "^[0-9]{11}$") @Nullable String insz,

            @Schema(minLength = 1, maxLength = 100) @Nullable String name) {
        @Override
        public String toString() {
            return "attention:redacted";
        }
    }

    /** A value for readers' programs. */
    @RegisterForReflection
    @Schema(
            name = "BusinessData",
            description =
                    "A value that readers' own programs look for. Each text is given in one language: nl, fr or de",
            requiredProperties = {"key", "values"})
    public record BusinessData(
            @Schema(minLength = 1, maxLength = 100) @Nullable String key,

            @Nullable Map<String, @Nullable String> name,
            @Nullable Map<String, @Nullable String> description,

            @Schema(
                    description = "Each of at most 256 bytes",
                    minItems = 1,
                    maxItems = 50,
                    examples = "[{\"nl\": \"0202239951\"}]")
            @Nullable List<@Nullable Map<String, @Nullable String>> values) {
        @Override
        public String toString() {
            return "business data:redacted";
        }
    }
}
