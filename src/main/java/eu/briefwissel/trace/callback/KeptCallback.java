package eu.briefwissel.trace.callback;

import eu.briefwissel.tenant.Callback;
import java.time.Instant;
import java.util.Optional;

/**
 * A callback as its administrator sees it.
 *
 * @param behind how many events wait to be sent, counted to {@link #MOST_COUNTED}
 * @param behindSince when the first of them was recorded
 * @param secret where it was made just now; told this once
 */
public record KeptCallback(Callback callback, long behind, Optional<Instant> behindSince, Optional<String> secret) {

    public static final int MOST_COUNTED = 10_000;

    KeptCallback with(String newSecret) {
        return new KeptCallback(callback, behind, behindSince, Optional.of(newSecret));
    }

    @Override
    public String toString() {
        return "KeptCallback[" + callback.name() + ", redacted]";
    }
}
