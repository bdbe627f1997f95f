package eu.briefwissel.channel;

import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.Handover;
import eu.briefwissel.delivery.Reach;
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
 *
 * <p>A call whose outcome nobody knows counts alike where the channel recognises no repeat: each such letter waits for a person,
 * and while an operator is away the next ones would too.
 */
@ApplicationScoped
public class OperatorPause {

    private static final int MOST_DOUBLINGS = 20;

    private final ChannelConfig config;
    private final PauseMeters meters;
    private final InstantSource clock;
    private final Map<Operator, Pause> pauses = new HashMap<>();

    OperatorPause(ChannelConfig config, PauseMeters meters, InstantSource clock) {
        this.config = config;
        this.meters = meters;
        this.clock = clock;
    }

    /** Whom a tenant calls on a channel: each tenant has an account, and often limits, of its own. */
    public record Operator(TenantId tenant, ChannelName channel) {}

    /**
     * @param times how often in a row
     * @param from when it began; before that the clock was set back, and it means nothing
     * @param isTried whether somebody is trying whether it is over
     */
    private record Pause(int times, Instant from, Instant until, boolean isTried) {

        boolean holds(Instant now) {
            return now.isBefore(until) && !now.isBefore(from);
        }

        Pause again() {
            return new Pause(times + 1, from, until, false);
        }

        Pause tried(boolean now) {
            return new Pause(times, from, until, now);
        }
    }

    /** Until when it is not to be called; empty where it may be. Asks only. */
    public synchronized Optional<Instant> until(Operator operator) {
        return Optional.ofNullable(pauses.get(operator))
                .filter(pause -> pause.holds(clock.instant()))
                .map(Pause::until);
    }

    /** As {@link #until}, by somebody who calls if they may; has to be followed by {@link #left}. */
    public synchronized Optional<Instant> enter(Operator operator) {
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

    /**
     * How handing something over ended.
     *
     * @param recognisesRepeat whether the letter can be handed over again where nobody knows how that ended
     */
    public synchronized void answered(Operator operator, Handover handover, boolean recognisesRepeat) {
        switch (handover) {
            case Handover.Busy(String _, Optional<Duration> asked) -> busy(operator, asked);
            case Handover.Unknown _ when !recognisesRepeat -> busy(operator, Optional.empty());
            case Handover.Taken _,
                    Handover.TakenUnopenedBox _,
                    Handover.TakenBefore _,
                    Handover.Underway _,
                    Handover.Refused _,
                    Handover.TryLater _,
                    Handover.NotAllowed _,
                    Handover.Unknown _ -> notBusy(operator);
        }
    }

    /** How asking for a mailbox ended. */
    public synchronized void answered(Operator operator, Reach reach) {
        switch (reach) {
            case Reach.Busy(String _, Optional<Duration> asked) -> busy(operator, asked);
            case Reach.HasMailbox _, Reach.NoMailbox _, Reach.OptedOut _, Reach.NotToldBeforehand _, Reach.TryLater _ ->
                notBusy(operator);
        }
    }

    /** Whoever entered is gone, with an answer or without one. */
    public synchronized void left(Operator operator) {
        pauses.computeIfPresent(operator, (_, pause) -> pause.tried(false));
    }

    private void notBusy(Operator operator) {
        Pause pause = pauses.get(operator);
        if (pause != null && !pause.holds(clock.instant())) {
            pauses.remove(operator);
        }
    }

    private void busy(Operator operator, Optional<Duration> asked) {
        if (config.pause().isZero()) {
            return;
        }
        Instant now = clock.instant();
        Optional<Pause> before = Optional.ofNullable(pauses.get(operator));
        Optional<Pause> holding = before.filter(pause -> pause.holds(now));
        // Calls that were under way together end alike: that is one pause.
        int times = holding.or(() -> before.map(Pause::again)).map(Pause::times).orElse(1);
        Duration ours = config.pause().multipliedBy(1L << Math.min(times - 1, MOST_DOUBLINGS));
        Duration bounded = ours.compareTo(config.longestPause()) > 0 ? config.longestPause() : ours;
        Instant until = now.plus(asked.filter(a -> a.compareTo(bounded) > 0).orElse(bounded));
        if (holding.filter(pause -> !until.isAfter(pause.until())).isEmpty()) {
            pauses.put(operator, new Pause(times, now, until, false));
        }
        if (holding.isEmpty()) {
            meters.paused(operator.channel());
        }
    }

    /** Counts what is put off because of a pause. */
    public void putOff(ChannelName channel, int many) {
        meters.putOff(channel, many);
    }
}
