package eu.briefwissel.trace.callback;

import eu.briefwissel.store.CallbackTurns;
import eu.briefwissel.store.CallbackTurns.Turn;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Has callbacks sent to that have something to be sent, several at a time: a slow receiver keeps no other one waiting. */
@ApplicationScoped
public class SendCallbacks {

    private static final Logger LOG = Logger.getLogger(SendCallbacks.class);

    /** Callbacks that this process sends to at a time, in all its turns together. */
    private static final int AT_ONCE = 16;

    private final CallbackTurns turns;
    private final SendEvents events;
    private final CallbackMeters meters;
    private final CallbackConfig config;
    private final InstantSource clock;
    private final AtomicInteger underWay = new AtomicInteger();

    SendCallbacks(
            CallbackTurns turns, SendEvents events, CallbackMeters meters, CallbackConfig config, InstantSource clock) {
        this.turns = turns;
        this.events = events;
        this.meters = meters;
        this.config = config;
        this.clock = clock;
    }

    /** A turn for those that are due, as many as there is room for; may be called while another is under way. Never fails. */
    public Uni<Void> send() {
        return round().replaceWithVoid();
    }

    /** Turns, until nothing is due or the patience is over; never fails. */
    public Uni<Void> untilNothingIsDue(Duration patience) {
        Instant until = clock.instant().plus(patience);
        return Uni.createFrom()
                .deferred(this::round)
                .repeat()
                .whilst(taken -> taken > 0 && clock.instant().isBefore(until))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Integer> round() {
        return Uni.createFrom()
                .deferred(() -> {
                    int room = AT_ONCE - underWay.get();
                    return room <= 0
                            ? Uni.createFrom().item(0)
                            : turns.take(room, config.lease()).chain(this::all);
                })
                .call(() -> turns.counts().invoke(counts -> meters.saw(counts, clock.instant())))
                .onFailure()
                .invoke(failure -> {
                    LOG.errorf(failure, "callbacks could not be looked after, tried again next time");
                    meters.sawNothing();
                })
                .onFailure()
                .recoverWithItem(0);
    }

    private Uni<Integer> all(List<Turn> taken) {
        underWay.addAndGet(taken.size());
        return Multi.createFrom()
                .iterable(taken)
                .onItem()
                .transformToUni(this::alone)
                .merge(AT_ONCE)
                .onItem()
                .ignoreAsUni()
                .replaceWith(taken.size());
    }

    /** One that cannot be sent to must not keep the others waiting; its lease ends. */
    private Uni<Void> alone(Turn turn) {
        return events.take(turn)
                .onFailure()
                .invoke(failure -> LOG.errorf(failure, "cannot send tenant=%s callback=%s", turn.tenant(), turn.name()))
                .onFailure()
                .recoverWithNull()
                .onTermination()
                .invoke(() -> underWay.decrementAndGet());
    }
}
