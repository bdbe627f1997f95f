package eu.briefwissel.work;

import eu.briefwissel.delivery.Stage;
import eu.briefwissel.store.DueWork;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/** Wakes a function again whose wake-up may have been lost, where there is something for it to do: it may have to be started. */
@ApplicationScoped
public class HealWakeUps {

    private static final Logger LOG = Logger.getLogger(HealWakeUps.class);

    private final DueWork due;
    private final WorkQueue queue;
    private final InstantSource clock;

    HealWakeUps(DueWork due, WorkQueue queue, InstantSource clock) {
        this.due = due;
        this.queue = queue;
        this.clock = clock;
    }

    /** Wakes it where it has work that is due. Never fails: the next turn looks again. */
    public Uni<Void> wakeIfDue(Stage stage) {
        return due.isThere(stage, clock.instant())
                .invoke(isThere -> {
                    if (isThere) {
                        queue.wake(stage);
                    }
                })
                .onFailure()
                .invoke(failure -> LOG.warnf("not looked for due work stage=%s: %s", stage.wireName(), failure))
                .onFailure()
                .recoverWithItem(false)
                .replaceWithVoid();
    }
}
