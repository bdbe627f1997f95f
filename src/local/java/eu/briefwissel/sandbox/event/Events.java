package eu.briefwissel.sandbox.event;

import eu.briefwissel.sandbox.ledger.Slot;
import eu.briefwissel.sandbox.ledger.Taken;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.function.Predicate;

/** What recipients are going to do, in the order of time. An event that does not arrive waits half a minute and is told again. */
public final class Events {
    private static final Duration UNTIL_TOLD_AGAIN = Duration.ofSeconds(30);
    private static final int ROUNDS = 20;

    private record Pending(Slot slot, Instant due, int round) {}

    private final InstantSource clock;
    private final Pace pace;
    private final Teller teller;
    private final Executor executor;
    private final PriorityBlockingQueue<Pending> pending =
            new PriorityBlockingQueue<>(16, Comparator.comparing(Pending::due));

    /** Events that are told by this teller on this executor. */
    public Events(InstantSource clock, Pace pace, Teller teller, Executor executor) {
        this.clock = clock;
        this.pace = pace;
        this.teller = teller;
        this.executor = executor;
    }

    /** No events, for an operator that never tells what recipients do. */
    public static Events none(InstantSource clock) {
        return new Events(clock, Pace.byHand(), Teller.NOBODY, Runnable::run);
    }

    /** Expects the recipient of this taken message to act, where that is its fate and it has not been told yet. */
    public void expect(Slot slot) {
        slot.taken()
                .filter(taken -> taken.addressee().fate().reads() && !slot.told())
                .ifPresent(taken -> add(slot, taken));
    }

    /** Fires what is due by the clock. */
    public void fireDue() {
        if (teller.ready()) {
            var now = clock.instant();
            drain(event -> !event.due.isAfter(now)).forEach(event -> executor.execute(() -> fire(event)));
        }
    }

    /** Fires all that is pending, due or not, and waits until it has been told; answers how many arrived. */
    public int fireAll() {
        if (!teller.ready()) {
            return 0;
        }
        var told = drain(_ -> true).stream()
                .map(event -> CompletableFuture.supplyAsync(() -> fire(event), executor))
                .toList();
        return (int) told.stream().filter(CompletableFuture::join).count();
    }

    private void add(Slot slot, Taken taken) {
        pending.add(new Pending(slot, pace.due(taken.at()), 1));
        if (pace instanceof Pace.After(var delay) && delay.isZero()) {
            fireDue();
        }
    }

    private List<Pending> drain(Predicate<Pending> which) {
        var drained = new ArrayList<Pending>();
        for (var event = pending.poll(); event != null; event = pending.poll()) {
            if (!which.test(event)) {
                pending.add(event);
                break;
            }
            drained.add(event);
        }
        return drained;
    }

    private boolean fire(Pending event) {
        var arrived = teller.tell(event.slot);
        if (!arrived && event.round < ROUNDS) {
            var again = pace.due(clock.instant().plus(UNTIL_TOLD_AGAIN));
            pending.add(new Pending(event.slot, again, event.round + 1));
        }
        return arrived;
    }
}
