package eu.briefwissel.tenant;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a callback has come, and how it goes. Its place moves over what was taken, and over what its receiver does not want;
 * never over what failed.
 *
 * <pre>
 *   well ──failed──▶ failing ──failed, for too long · gone──▶ off
 *    ▲                  │ taken                                │
 *    └──────────────────┴───────── an administrator ───────────┘
 * </pre>
 *
 * @param cursor of the last event that it is done with
 * @param failures in a row
 * @param failingSince the first of them
 * @param lastFailure a {@link CallbackFailure#reason}; kept when it goes well again
 * @param nextTryAt no call before
 * @param offBecause a code: {@code gone} or {@code failed-too-long}
 */
public record CallbackStanding(
        String cursor,
        int failures,
        Optional<Instant> failingSince,
        Optional<Instant> lastSuccessAt,
        Optional<Instant> lastFailureAt,
        Optional<String> lastFailure,
        Instant nextTryAt,
        Optional<Instant> offAt,
        Optional<String> offBecause) {

    private static final Duration LONGEST_ASKED = Duration.ofDays(1);

    /** Its receiver took all that it wants, up to and with this place. */
    public CallbackStanding took(String upTo, Instant now) {
        return new CallbackStanding(
                upTo,
                0,
                Optional.empty(),
                Optional.of(now),
                lastFailureAt,
                lastFailure,
                now,
                Optional.empty(),
                Optional.empty());
    }

    /** There was nothing up to this place that its receiver wants. */
    public CallbackStanding passed(String upTo) {
        return at(upTo, nextTryAt);
    }

    /** An administrator sets it going from there, at once. */
    public CallbackStanding replayed(String after, Instant now) {
        return at(after, now);
    }

    /** An administrator sets it going again from where it stands. */
    public CallbackStanding switchedOn(Instant now) {
        return new CallbackStanding(
                cursor,
                0,
                Optional.empty(),
                lastSuccessAt,
                lastFailureAt,
                lastFailure,
                now,
                Optional.empty(),
                Optional.empty());
    }

    /** The call about what follows its place failed. */
    public CallbackStanding failed(CallbackFailure failure, Instant now, CallbackTerms terms) {
        int many = failures + 1;
        Instant since = failingSince.orElse(now);
        Duration asked = failure.notBefore().orElse(Duration.ZERO);
        Duration wait = terms.waitAfter(many);
        Duration longer = asked.compareTo(wait) > 0 ? min(asked, LONGEST_ASKED) : wait;
        Optional<String> because = failure.isGone()
                ? Optional.of("gone")
                : now.isBefore(since.plus(terms.offAfter())) ? Optional.empty() : Optional.of("failed-too-long");
        return new CallbackStanding(
                cursor,
                many,
                Optional.of(since),
                lastSuccessAt,
                Optional.of(now),
                Optional.of(failure.reason()),
                now.plus(longer),
                because.map(_ -> now),
                because);
    }

    private CallbackStanding at(String place, Instant next) {
        return new CallbackStanding(
                place, failures, failingSince, lastSuccessAt, lastFailureAt, lastFailure, next, offAt, offBecause);
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
