package eu.briefwissel.function.event;

import eu.briefwissel.receive.CollectResults;
import eu.briefwissel.trace.callback.SendCallbacks;
import eu.briefwissel.upkeep.KeepStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** What a timer brings about beside the work that is queued; none of it ever fails. */
@ApplicationScoped
class TimerDuties {

    private final CollectResults results;
    private final SendCallbacks callbacks;
    private final KeepStore store;
    private final Duration patience;

    TimerDuties(CollectResults results, SendCallbacks callbacks, KeepStore store, EventConfig config) {
        this.results = results;
        this.callbacks = callbacks;
        this.store = store;
        this.patience = config.patience();
    }

    /** Before it: what is not fetched in time lies there the next time, too. */
    Uni<Void> before() {
        return within(results.collect());
    }

    /** After it: what it brought about is told, and the store is looked after. */
    Uni<Void> after() {
        return within(callbacks.untilNothingIsDue(patience)).chain(store::whenDue);
    }

    private Uni<Void> within(Uni<Void> duty) {
        return duty.ifNoItem().after(patience).recoverWithItem(() -> null);
    }
}
