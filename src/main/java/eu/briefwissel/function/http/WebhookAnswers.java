package eu.briefwissel.function.http;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What BBK 1.7 answers to its webhooks, by its own names. */
final class WebhookAnswers {

    private WebhookAnswers() {}

    /** A read was taken in. */
    @RegisterForReflection
    @Schema(name = "ReadTaken")
    record Read(
            boolean ok,

            @Schema(description = "Whether this very call changed something")
            boolean updated) {}

    /** A reply was taken in; the ids are null while the message it answers is not known. */
    @RegisterForReflection
    @Schema(name = "ReplyTaken")
    record Reply(
            boolean ok,
            @Nullable UUID contactmomentId,
            @Nullable UUID replyId) {}

    /** A call that was not believed or not understood. */
    @RegisterForReflection
    @Schema(name = "WebhookError")
    record Refused(
            @Schema(examples = "Invalid webhook signature") String error) {}
}
