package eu.briefwissel.function.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.briefwissel.delivery.CaseReference;
import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.trace.ReceivedReply;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is told of replies; personal, never printed. */
final class ReplyAnswers {

    private ReplyAnswers() {}

    /** All replies to a message. */
    @RegisterForReflection
    @Schema(name = "Replies")
    record Found(List<Told> items) {

        static Found of(DeliveryId message, List<ReceivedReply> replies) {
            return new Found(replies.stream().map(r -> Told.of(message, r)).toList());
        }
    }

    /** A reply. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Reply")
    record Told(
            UUID id,

            @Schema(description = "The contact moment that it is on the case; the same id")
            UUID contactMomentId,

            @Schema(description = "The case of the message that it answers", examples = "Z-2026-000123") @Nullable String caseId,

            @Nullable String caseType,
            Instant at,
            Instant receivedAt,
            String text,
            List<File> attachments) {

        static Told of(DeliveryId message, ReceivedReply reply) {
            String base = "/v1/messages/" + message + "/replies/" + reply.id() + "/attachments/";
            List<File> files = IntStream.range(0, reply.attachments().size())
                    .mapToObj(i -> File.of(reply.attachments().get(i), base + i))
                    .toList();
            return new Told(
                    reply.id(),
                    reply.id(),
                    reply.about().map(CaseReference::id).orElse(null),
                    reply.about().map(CaseReference::type).orElse(null),
                    reply.at(),
                    reply.receivedAt(),
                    reply.text(),
                    files);
        }

        @Override
        public String toString() {
            return "reply " + id;
        }
    }

    /** A file of a reply, and where its bytes are. */
    @RegisterForReflection
    @Schema(name = "ReplyAttachment")
    record File(String name, String mediaType, int size, String href) {

        static File of(ReceivedReply.File file, String href) {
            return new File(file.name(), file.mediaType(), file.content().length, href);
        }

        @Override
        public String toString() {
            return "file of " + size + " bytes";
        }
    }
}
