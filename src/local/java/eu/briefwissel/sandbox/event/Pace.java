package eu.briefwissel.sandbox.event;

import java.time.Duration;
import java.time.Instant;

/** How long after publication a recipient acts. */
public sealed interface Pace {
    /** Acts that long after publication, by the sandbox's clock; at once with {@link Duration#ZERO}. */
    record After(Duration delay) implements Pace {}

    /** Acts only when events are fired by hand. */
    record ByHand() implements Pace {}

    static Pace after(Duration delay) {
        return new After(delay);
    }

    static Pace atOnce() {
        return new After(Duration.ZERO);
    }

    static Pace byHand() {
        return new ByHand();
    }

    /** When the recipient of a message published at that instant acts; {@link Instant#MAX} for by hand. */
    default Instant due(Instant published) {
        return switch (this) {
            case After(var delay) -> published.plus(delay);
            case ByHand() -> Instant.MAX;
        };
    }
}
