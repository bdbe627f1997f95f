package eu.briefwissel.function.schedule;

import eu.briefwissel.work.WorkQueue;
import eu.briefwissel.work.Worker;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * Has one worker work off all that is due, batch after batch, whenever it is woken. One batch at a time; a wake-up in the
 * middle of one means another round after it.
 */
final class WorkLoop {

    private static final Logger LOG = Logger.getLogger(WorkLoop.class);

    /** A round that is still under way then hangs on something that will not come; its leases have long ended. */
    private static final Duration LONGEST_ROUND = Duration.ofMinutes(15);

    private enum State {
        IDLE,
        WORKING,
        WORKING_AND_WOKEN
    }

    private final Worker worker;
    private final WorkQueue queue;
    private final Context context;
    private final AtomicReference<State> state = new AtomicReference<>(State.IDLE);
    private final Queue<CompletableFuture<Void>> waiting = new ConcurrentLinkedQueue<>();

    WorkLoop(Worker worker, WorkQueue queue, Vertx vertx) {
        this.worker = worker;
        this.queue = queue;
        this.context = vertx.getOrCreateContext();
    }

    /** Starts a round, or asks for another one after the one under way; returns at once. */
    void wake() {
        State before = state.getAndUpdate(s -> s == State.IDLE ? State.WORKING : State.WORKING_AND_WOKEN);
        if (before == State.IDLE) {
            round();
        }
    }

    /** As {@link #wake}; the item comes when a round that began after this has ended, the failure where it could not. */
    Uni<Void> woken() {
        var looked = new CompletableFuture<Void>();
        waiting.add(looked);
        wake();
        return Uni.createFrom().completionStage(looked);
    }

    private void round() {
        List<CompletableFuture<Void>> told = new ArrayList<>();
        for (var one = waiting.poll(); one != null; one = waiting.poll()) {
            told.add(one);
        }
        Context fresh = Objects.requireNonNull(VertxContext.createNewDuplicatedContext(context));
        fresh.runOnContext(_ -> queue.workOff(worker)
                .ifNoItem()
                .after(LONGEST_ROUND)
                .fail()
                .subscribe()
                .with(mayHaveMore -> ended(mayHaveMore, told), failure -> failed(failure, told)));
    }

    private void failed(Throwable failure, List<CompletableFuture<Void>> told) {
        LOG.errorf(failure, "stage=%s could not take up work", worker.stage().wireName());
        told.forEach(one -> one.completeExceptionally(failure));
        if (!state.compareAndSet(State.WORKING, State.IDLE)) {
            state.set(State.WORKING);
            round();
        }
    }

    private void ended(boolean mayHaveMore, List<CompletableFuture<Void>> told) {
        told.forEach(one -> one.complete(null));
        if (mayHaveMore || !state.compareAndSet(State.WORKING, State.IDLE)) {
            state.set(State.WORKING);
            round();
        }
    }
}
