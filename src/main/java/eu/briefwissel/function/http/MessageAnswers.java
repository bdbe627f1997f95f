package eu.briefwissel.function.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.briefwissel.delivery.AuditEvent;
import eu.briefwissel.delivery.Cause;
import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.Evidence;
import eu.briefwissel.delivery.Status;
import eu.briefwissel.trace.Followed;
import eu.briefwissel.trace.Page;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is told of messages. */
final class MessageAnswers {

    private MessageAnswers() {}

    /** A submission that was stored. */
    @RegisterForReflection
    @Schema(name = "AcceptedMessage")
    record Accepted(UUID id, @Schema(examples = "accepted") String status, Links links) {

        static Accepted of(DeliveryId id) {
            return new Accepted(id.value(), Status.ACCEPTED.wireName(), Links.of(id));
        }
    }

    /** A message and how far it came. */
    @RegisterForReflection
    @Schema(name = "Message")
    record Told(
            UUID id,
            String reference,
            String messageType,

            @Schema(
                    enumeration = {"accepted", "resolved", "published", "opened", "dispatched", "held", "undeliverable"
                    })
            String status,

            Instant acceptedAt,
            Links links) {

        static Told of(Followed one) {
            return new Told(
                    one.id().value(),
                    one.reference(),
                    one.messageType(),
                    one.status().wireName(),
                    one.acceptedAt(),
                    Links.of(one.id()));
        }
    }

    /** A part of a list of messages. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "MessagePage")
    record Found(
            List<Told> items,

            @Schema(description = "The cursor of the next page; absent where this is the last") @Nullable String next) {

        static Found of(Page<Followed> page) {
            return new Found(
                    page.items().stream().map(Told::of).toList(), page.next().orElse(null));
        }
    }

    /** A timeline. */
    @RegisterForReflection
    @Schema(name = "Timeline")
    record Timeline(UUID id, String status, List<Fact> items) {

        static Timeline of(Followed one) {
            return new Timeline(
                    one.id().value(),
                    one.status().wireName(),
                    one.timeline().evidence().stream().map(Fact::of).toList());
        }
    }

    /** A dated fact. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "Evidence",
            description = "A dated fact, named after ETSI EN 319 522-1; no qualified status is claimed")
    record Fact(
            UUID id,
            @Schema(examples = "ContentConsignment") String kind,

            @Schema(description = "The Berichtenbox seed's audit event, where it has one for it", examples = "sent")
            @Nullable String event,

            Instant at,
            int attempt,
            @Schema(examples = "berichtenbox") @Nullable String channel,
            @Schema(examples = "no-mailbox") @Nullable String cause,
            @Nullable String detail) {

        static Fact of(Evidence fact) {
            return new Fact(
                    fact.id(),
                    fact.kind().wireName(),
                    AuditEvent.of(fact).map(AuditEvent::wireName).orElse(null),
                    fact.at(),
                    fact.attempt(),
                    fact.channel().map(ChannelName::wireName).orElse(null),
                    fact.cause().map(Cause::wireName).orElse(null),
                    fact.detail().isEmpty() ? null : fact.detail());
        }
    }
}
