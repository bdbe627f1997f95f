package eu.briefwissel.publish;

import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.Handover;
import eu.briefwissel.delivery.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers which operators take nothing now, for which tenant. After a pause one call is made to see; the others wait for
 * how it ends. In memory only: each process finds out for itself, at the price of one call.
 *
 * <pre>
 *  open ──429, 503──▶ paused until … ──then──▶ one tries ──answered otherwise──▶ open
 *                        ▲                        │
 *                        └──────── 429, 503 ──────┘ (twice as long)
 * </pre>
 */
@ApplicationScoped
class OperatorPause {

    private static final int MOST_DOUBLINGS = 20;

    private final PublishConfig config;
    private final PauseMeters meters;
    private final InstantSource clock;
    private final Map<Operator, Pause> pauses = new HashMap<>();

    OperatorPause(PublishConfig config, PauseMeters meters, InstantSource clock) {
        this.config = config;
        this.meters = meters;
        this.clock = clock;
    }

    /** Whom a tenant calls on a channel: each tenant has an account, and often limits, of its own. */
    record Operator(TenantId tenant, ChannelName channel) {}

    /**
     * @param times how often in a row
     * @param from when it began; before that the clock was set back, and it means nothing
     * @param isTried whether somebody is trying whether it is over
     */
    private record Pause(int times, Instant from, Instant until, boolean isTried) {

        boolean holds(Instant now) {
            return now.isBefore(until) && !now.isBefore(from);
        }

        Pause tried(boolean now) {
            return new Pause(times, from, until, now);
        }
    }

    /** Until when it is not to be called; empty where it may be. Asks only. */
    synchronized Optional<Instant> until(Operator operator) {
        return Optional.ofNullable(pauses.get(operator))
                .filter(pause -> pause.holds(clock.instant()))
                .map(Pause::until);
    }

    /** As {@link #until}, by somebody who calls if they may; has to be followed by {@link #left}. */
    synchronized Optional<Instant> enter(Operator operator) {
        Pause pause = pauses.get(operator);
        Instant now = clock.instant();
        if (pause == null) {
            return Optional.empty();
        }
        if (pause.holds(now)) {
            return Optional.of(pause.until());
        }
        if (pause.isTried() && !now.isBefore(pause.from())) {
            return Optional.of(now.plus(config.pause()));
        }
        pauses.put(operator, pause.tried(true));
        return Optional.empty();
    }

    /** How a call ended. */
    synchronized void answered(Operator operator, Handover handover) {
        Pause pause = pauses.get(operator);
        Instant now = clock.instant();
        if (handover instanceof Handover.Busy(String _, Optional<Duration> asked)) {
            busy(operator, Optional.ofNullable(pause), asked);
        } else if (pause != null && !pause.holds(now)) {
            pauses.remove(operator);
        }
    }

    /** Whoever entered is gone, with an answer or without one. */
    synchronized void left(Operator operator) {
        pauses.computeIfPresent(operator, (_, pause) -> pause.tried(false));
    }

    private void busy(Operator operator, Optional<Pause> before, Optional<Duration> asked) {
        if (config.pause().isZero()) {
            return;
        }
        Instant now = clock.instant();
        // Calls that were under way together end alike: that is one pause.
        int times = before.map(p -> p.holds(now) ? p.times() : p.times() + 1).orElse(1);
        Duration ours = config.pause().multipliedBy(1L << Math.min(times - 1, MOST_DOUBLINGS));
        Duration bounded = ours.compareTo(config.longestPause()) > 0 ? config.longestPause() : ours;
        Instant until = now.plus(asked.filter(a -> a.compareTo(bounded) > 0).orElse(bounded));
        boolean isLonger =
                before.filter(p -> p.holds(now) && !until.isAfter(p.until())).isEmpty();
        if (isLonger) {
            pauses.put(operator, new Pause(times, now, until, false));
        }
        if (before.filter(p -> p.holds(now)).isEmpty()) {
            meters.paused(operator.channel());
        }
    }
}
