package eu.briefwissel.trace;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.briefwissel.delivery.AuditEvent;
import eu.briefwissel.delivery.Cause;
import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.EvidenceKind;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An event as it goes over the wire: the same where it is asked for, and where it is sent. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Event")
public record EventItem(
        @Schema(description = "Of the fact; the same wherever it is told")
        UUID id,

        @Schema(
                description = "The Berichtenbox seed's audit event, where it has one for it",
                examples = "reply-received")
        @Nullable String event,

        @Schema(examples = "ReplyReceived") String kind,
        UUID message,
        String reference,
        Instant at,
        Instant recordedAt,
        int attempt,
        @Schema(examples = "berichtenbox") @Nullable String channel,
        @Schema(examples = "no-mailbox") @Nullable String cause,

        @Schema(description = "Where the reply is, and its files, where it is one") @Nullable String replies) {

    public static EventItem of(ToldEvent told) {
        boolean isReply = told.fact().kind() == EvidenceKind.REPLY_RECEIVED;
        return new EventItem(
                told.fact().id(),
                AuditEvent.of(told.fact()).map(AuditEvent::wireName).orElse(null),
                told.fact().kind().wireName(),
                told.delivery().value(),
                told.reference(),
                told.fact().at(),
                told.recordedAt(),
                told.fact().attempt(),
                told.fact().channel().map(ChannelName::wireName).orElse(null),
                told.fact().cause().map(Cause::wireName).orElse(null),
                isReply ? "/v1/messages/" + told.delivery() + "/replies" : null);
    }
}
