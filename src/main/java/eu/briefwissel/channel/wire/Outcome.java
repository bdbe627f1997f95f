package eu.briefwissel.channel.wire;

import eu.briefwissel.delivery.Cause;
import eu.briefwissel.delivery.Handover;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How an exchange over REST that brought no receipt ends, by the semantics of HTTP (RFC 9110 section 15). */
public final class Outcome {

    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;

    private Outcome() {}

    /** Whether an operator says that it takes nothing from us now, whatever it is. */
    public static boolean isBusy(Answer answer) {
        return answer.status() == TOO_MANY || answer.status() == UNAVAILABLE;
    }

    /** Of an answer that is no success. What the operator certainly did not take is refused or tried later. */
    public static Handover of(Answer answer, Instant now) {
        return switch (answer.status()) {
            // RFC 6585 section 4, RFC 9110 section 15.6.4: not acted upon, and said of us or the server.
            case TOO_MANY, UNAVAILABLE -> new Handover.Busy(answer.reason(), delay(answer, now));
            // RFC 9110 section 15.5.2, 15.5.9; RFC 8470 section 5.2: not acted upon.
            case 401, 408, 425 -> new Handover.TryLater(answer.reason(), delay(answer, now));
            default ->
                answer.status() / 100 == 4
                        ? new Handover.Refused(Cause.REFUSED, answer.reason())
                        : new Handover.Unknown(answer.reason());
        };
    }

    /** How long the operator asks us to wait, where it does. */
    public static Optional<Duration> delay(Answer answer, Instant now) {
        return answer.retryAfter().flatMap(value -> RetryAfter.parse(value, now));
    }

    /** Of a call that got no answer: unknown, unless it certainly was not sent. */
    public static Handover of(Throwable failure) {
        String reason = Failure.reason(failure);
        return Failure.certainlyNotSent(failure) ? new Handover.TryLater(reason) : new Handover.Unknown(reason);
    }
}
