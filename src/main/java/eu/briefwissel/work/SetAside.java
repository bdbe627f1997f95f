package eu.briefwissel.work;

import eu.briefwissel.delivery.Broken;
import eu.briefwissel.delivery.RetrySchedule;
import eu.briefwissel.delivery.Stage;
import eu.briefwissel.store.BrokenEvents;
import eu.briefwissel.store.BrokenWork;
import eu.briefwissel.store.Claimed;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Puts aside what cannot be read, so that it stops itself only: tried again on a schedule, for a newer version or a mended
 * row may read it; after its tries held for an operator. What a channel told and cannot be read holds no delivery up: it is
 * set aside by itself, stays, and has its place on the timeline.
 */
@ApplicationScoped
public class SetAside {

    private static final Logger LOG = Logger.getLogger(SetAside.class);

    private final BrokenWork work;
    private final BrokenEvents events;
    private final WorkMeters meters;
    private final RetrySchedule retries;
    private final InstantSource clock;

    SetAside(BrokenWork work, BrokenEvents events, WorkMeters meters, WorkConfig config, InstantSource clock) {
        this.work = work;
        this.events = events;
        this.meters = meters;
        this.retries = new RetrySchedule(config.brokenAfter());
        this.clock = clock;
    }

    /** Puts the piece aside, because of what cannot be read of it. */
    public Uni<Void> broken(Claimed piece, Broken what) {
        Instant now = clock.instant();
        return retries.next(piece.tries(), now, Optional.empty())
                .map(due -> later(piece, what, due))
                .orElseGet(() -> held(piece, what, now));
    }

    private Uni<Void> later(Claimed piece, Broken what, Instant due) {
        return work.later(piece, due)
                .invoke(isOurs -> {
                    if (isOurs) {
                        meters.putOff(piece.stage(), what);
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> held(Claimed piece, Broken what, Instant now) {
        Uni<Boolean> held = what == Broken.EVENT
                ? events.setAside(piece, now)
                : work.hold(piece, what, now)
                        .call(() -> piece.stage() == Stage.RECEIVE
                                ? events.setAside(piece, now)
                                : Uni.createFrom().voidItem());
        return held.invoke(isHeld -> {
                    if (isHeld) {
                        meters.held(piece.stage(), what);
                        LOG.errorf("held delivery=%s what=%s", piece.delivery(), what.wireName());
                    }
                })
                .replaceWithVoid();
    }
}
