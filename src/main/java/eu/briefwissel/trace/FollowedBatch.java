package eu.briefwissel.trace;

import eu.briefwissel.delivery.Status;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A batch as its sender may follow it.
 *
 * @param completedAt when an upload of it came to its end; empty while none has
 * @param accepted lines whose last result is a message
 * @param refused lines whose last result is a problem
 * @param deliveries how many of its messages are in each status
 */
public record FollowedBatch(
        UUID id,
        Instant createdAt,
        Optional<Instant> completedAt,
        long accepted,
        long refused,
        Map<Status, Long> deliveries) {}
