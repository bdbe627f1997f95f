package eu.briefwissel.tenant;

import java.time.Duration;
import java.util.List;

/**
 * How a callback that fails is treated.
 *
 * @param waits before each further try, in order; the last counts for all that follow
 * @param offAfter how long it may fail without a success between before it is switched off
 */
public record CallbackTerms(List<Duration> waits, Duration offAfter) {

    public CallbackTerms {
        waits = List.copyOf(waits);
        if (waits.isEmpty()) {
            throw new IllegalArgumentException("a callback that fails is tried again after some time");
        }
    }

    /** Before the next try, when this was the {@code failures}-th failure in a row, from 1. */
    Duration waitAfter(int failures) {
        return waits.get(Math.min(failures, waits.size()) - 1);
    }
}
