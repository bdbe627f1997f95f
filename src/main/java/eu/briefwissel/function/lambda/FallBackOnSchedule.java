package eu.briefwissel.function.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import eu.briefwissel.delivery.Stage;
import eu.briefwissel.receive.CollectResults;
import eu.briefwissel.trace.callback.SendCallbacks;
import eu.briefwissel.upkeep.KeepStore;
import eu.briefwissel.upkeep.WatchStore;
import eu.briefwissel.work.HealWakeUps;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The function fallback, on a schedule: results that lie in inboxes, events that waited, polls and deadlines that have come. Then it has the
 * function publish woken again for what it should have been woken for, and works some of it off itself, so that a lost
 * wake-up costs a period and no more; then it sends to callbacks, last it looks after the store. Takes any event, and reads none: EventBridge
 * Scheduler puts text into "detail" where rules put an object.
 */
@ApplicationScoped
@Named("fallback")
class FallBackOnSchedule implements RequestHandler<Map<String, Object>, @Nullable Void> {

    private static final List<Stage> STAGES = List.of(Stage.RECEIVE, Stage.POLL, Stage.FALLBACK);
    private static final List<Stage> WAKE_UP_MAY_BE_LOST = List.of(Stage.RESOLVE, Stage.PUBLISH);

    /** So that a tenant whose events never end leaves time for the store; the next invocation goes on. */
    private static final Duration LONGEST_SENDING = Duration.ofSeconds(30);

    private final WorkInTime work;
    private final HealWakeUps heal;
    private final KeepStore store;
    private final WatchStore watch;
    private final CollectResults results;
    private final SendCallbacks callbacks;

    FallBackOnSchedule(
            WorkInTime work,
            HealWakeUps heal,
            CollectResults results,
            SendCallbacks callbacks,
            KeepStore store,
            WatchStore watch) {
        this.results = results;
        this.callbacks = callbacks;
        this.work = work;
        this.heal = heal;
        this.store = store;
        this.watch = watch;
    }

    /** Throws where work could not be taken up: the invocation has to count as failed. */
    @Override
    public @Nullable Void handleRequest(Map<String, Object> event, Context invocation) {
        work.inTime(invocation, results::collect);
        work.untilNothingIsDue(invocation, STAGES);
        work.heal(invocation, WAKE_UP_MAY_BE_LOST);
        work.inTime(invocation, () -> heal.wakeIfDue(Stage.INSPECT));
        work.inTime(invocation, () -> callbacks.untilNothingIsDue(LONGEST_SENDING));
        work.inTime(invocation, store::whenDue);
        work.inTime(invocation, watch::look);
        work.flush();
        return null;
    }
}
