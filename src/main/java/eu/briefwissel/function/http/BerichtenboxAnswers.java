package eu.briefwissel.function.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.briefwissel.delivery.BerichtenboxMessage;
import eu.briefwissel.delivery.BerichtenboxStatus;
import eu.briefwissel.delivery.Cause;
import eu.briefwissel.trace.BerichtenboxStatistics;
import eu.briefwissel.trace.Followed;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is told under the seed's names. */
final class BerichtenboxAnswers {

    private BerichtenboxAnswers() {}

    /** The seed's aggregate delivery counters. */
    @RegisterForReflection
    @Schema(name = "BerichtenboxStats")
    record Stats(
            Instant at,

            @Schema(description = "queued, sent, read, fallback-emailed, failed, opted-out")
            Map<String, Long> deliveryStatus,

            long total,

            @Schema(description = "How many failed, by why") Map<String, Long> failureReason,

            @Schema(description = "Used up their retries and have waited for an operator for more than 24 hours")
            long staleFailed,

            Waiting withoutAddress,

            @Schema(description = "Days that the oldest unread one lies in the Berichtenbox")
            double unreadDays,

            long repliesReceived) {

        static Stats of(BerichtenboxStatistics.Statistics counted) {
            Map<String, Long> statuses = new TreeMap<>();
            for (BerichtenboxStatus status : BerichtenboxStatus.values()) {
                statuses.put(status.wireName(), counted.byStatus().getOrDefault(status, 0L));
            }
            Map<String, Long> reasons = new TreeMap<>();
            for (Map.Entry<Cause, Long> failure : counted.failures().entrySet()) {
                reasons.put(failure.getKey().wireName(), failure.getValue());
            }
            return new Stats(
                    counted.at(),
                    statuses,
                    statuses.values().stream().mapToLong(Long::longValue).sum(),
                    reasons,
                    counted.staleFailed(),
                    Waiting.of(counted),
                    counted.unreadDays(),
                    counted.replies());
        }
    }

    /** Those with neither mailbox nor e-mail: queued, until an operator finds an address and retries. */
    @RegisterForReflection
    @Schema(name = "WithoutAddress")
    record Waiting(
            long count,
            @Schema(description = "The oldest, at most 100") List<UUID> messages) {

        static Waiting of(BerichtenboxStatistics.Statistics counted) {
            return new Waiting(
                    counted.withoutAddress(),
                    counted.addressNeeded().stream().map(id -> id.value()).toList());
        }
    }

    /** A message as the seed tells of it. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "BerichtenboxMessage")
    record Told(
            UUID id,
            String reference,

            @Schema(enumeration = {"queued", "sent", "read", "fallback-emailed", "failed", "opted-out"})
            String deliveryStatus,

            @Schema(description = "Where it failed, or waits for an address", examples = "gave-up") @Nullable String failureReason,

            int retryCount,
            Instant updatedAt) {

        static Told of(Followed one) {
            BerichtenboxMessage message = BerichtenboxMessage.of(one.timeline());
            return new Told(
                    one.id().value(),
                    one.reference(),
                    message.deliveryStatus().wireName(),
                    message.failureReason().map(Cause::wireName).orElse(null),
                    message.retryCount(),
                    message.updatedAt());
        }
    }
}
