package eu.briefwissel.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a channel and the submission's policy mean for one handing-over.
 *
 * @param recognisesRepeat whether the channel takes a repeat with the same id as the same message, so that a call with an
 *     unknown outcome may be repeated
 * @param readBy the deadline for reading, were it published now; empty where the policy sets none
 * @param pollEvery how often to ask whether it was read; empty where the channel tells by itself, or never
 */
public record ChannelTerms(
        boolean recognisesRepeat, RetrySchedule retries, Optional<Instant> readBy, Optional<Duration> pollEvery) {}
