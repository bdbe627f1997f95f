package eu.briefwissel.resolve;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A question as it comes over the wire: {@code POST /v1/reach}. Nothing in it is checked yet; never printed. */
@RegisterForReflection
@Schema(
        name = "ReachRequest",
        description = "Whom it is asked about. Unknown fields are refused.",
        requiredProperties = "recipients")
public record ReachRequest(
        @Schema(description = "Answered in this order", minItems = 1, maxItems = AskReach.MOST) @Nullable List<@Nullable Bearer> recipients,

        @Schema(
                description =
                        "The sender's kind of message: dialect globe of the Berichtenbox has a mailbox for one kind and"
                                + " not for another",
                pattern = "^[A-Za-z0-9._-]{1,64}$")
        @Nullable String messageType) {

    /** Who it is asked about. */
    @RegisterForReflection
    @Schema(name = "ReachRecipient", description = "Exactly one identifier, digits only, whose check digits hold")
    public record Bearer(
            @Nullable String bsn,
            @Nullable String insz,
            @Nullable String kbo) {

        @Override
        public String toString() {
            return "recipient:redacted";
        }
    }

    @Override
    public String toString() {
        return "reach request";
    }
}
