package eu.briefwissel.onboarding;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A sender as it comes over the wire. Nothing in it is checked yet. */
@RegisterForReflection
@Schema(
        name = "NewSender",
        requiredProperties = {"number", "displayName", "applications"})
public record SenderRequest(
        @Schema(description = "Its KBO number", pattern = "^[01][0-9]{9}$") @Nullable String number,

        @Schema(description = "As readers see it, by language: nl, fr, de, en, fy") @Nullable Map<String, @Nullable String> displayName,

        @Schema(description = "Of its own clerks; nl unless said") @Nullable String language,

        @Schema(description = "Whom to ask", format = "email") @Nullable String contact,

        @JsonProperty("default")
        @Schema(
                name = "default",
                description =
                        "Whether it is the sender where a submission names none; a tenant's only sender always is")
        @Nullable Boolean byDefault,

        @Schema(
                type = SchemaType.STRING,
                format = "byte",
                description = "A PNG of 64 kB and 512 pixels at most; left out, the one that is there stays")
        byte @Nullable [] logo,

        @Schema(minItems = 1, maxItems = 50) @Nullable List<@Nullable Application> applications) {

    /** A program of the sender. */
    @RegisterForReflection
    @Schema(
            name = "NewSenderApplication",
            requiredProperties = {"name", "messageTypes"})
    public record Application(
            @Nullable String name,

            @Schema(
                    description = "SenderApplicationID, by channel: ebox-citizen, ebox-enterprise",
                    examples = "{\"ebox-citizen\": \"burgerzaken\"}")
            @Nullable Map<String, @Nullable String> operatorIds,

            @Schema(minItems = 1, maxItems = 200) @Nullable List<@Nullable MessageKind> messageTypes) {}

    /** A kind of official post that the application was given. */
    @RegisterForReflection
    @Schema(
            name = "NewSenderMessageType",
            requiredProperties = {"type", "category"})
    public record MessageKind(
            @Schema(description = "The messageType of submissions", pattern = "^[A-Za-z0-9._-]{1,64}$") @Nullable String type,

            @Schema(
                    description = "The kind of official post; there is none for marketing",
                    enumeration = {"decision", "assessment", "procedure", "invitation", "certificate", "information"})
            @Nullable String category,

            @Schema(description = "MessageTypeID, by channel") @Nullable Map<String, @Nullable String> operatorIds) {}

    @Override
    public String toString() {
        return "sender request";
    }
}
