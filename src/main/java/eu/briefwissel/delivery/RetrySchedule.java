package eu.briefwissel.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When a failed call is repeated. The waits count from the failed attempt.
 *
 * @param waits the wait before each retry, in order; the seed's are 1 m, 5 m, 15 m, 1 h, 4 h over 5 retries
 */
public record RetrySchedule(List<Duration> waits) {

    public RetrySchedule {
        waits = List.copyOf(waits);
        if (waits.stream().anyMatch(w -> w.isNegative() || w.isZero())) {
            throw new IllegalArgumentException("a retry waits longer than nothing");
        }
    }

    /**
     * When to repeat a call that failed at {@code now}, having failed {@code failedBefore} times already; empty after
     * the last retry. Never earlier than {@code notBefore} from now.
     */
    public Optional<Instant> next(int failedBefore, Instant now, Optional<Duration> notBefore) {
        if (failedBefore >= waits.size()) {
            return Optional.empty();
        }
        Duration wait = waits.get(failedBefore);
        Duration asked = notBefore.orElse(Duration.ZERO);
        return Optional.of(now.plus(wait.compareTo(asked) > 0 ? wait : asked));
    }
}
