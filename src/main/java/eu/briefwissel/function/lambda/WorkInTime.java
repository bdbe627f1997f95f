package eu.briefwissel.function.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import eu.briefwissel.delivery.Stage;
import eu.briefwissel.telemetry.SendMetrics;
import eu.briefwissel.telemetry.SendSpans;
import eu.briefwissel.work.WorkQueue;
import eu.briefwissel.work.Worker;
import io.quarkus.arc.All;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Has stages work off batch after batch, as long as an invocation has time for another one. */
@ApplicationScoped
class WorkInTime {

    private static final Logger LOG = Logger.getLogger(WorkInTime.class);

    /** Of healing, in one invocation. */
    private static final int HEALING_ROUNDS = 20;

    private final Map<Stage, Worker> workers;
    private final WorkQueue queue;
    private final SendSpans spans;
    private final SendMetrics metrics;
    private final LambdaConfig config;

    WorkInTime(@All List<Worker> workers, WorkQueue queue, SendSpans spans, SendMetrics metrics, LambdaConfig config) {
        this.workers = workers.stream().collect(Collectors.toUnmodifiableMap(Worker::stage, Function.identity()));
        this.queue = queue;
        this.spans = spans;
        this.metrics = metrics;
        this.config = config;
    }

    /**
     * Takes a batch of each stage in turn until a whole round finds nothing.
     *
     * @throws WorkNotTakenUp when the store cannot be asked; batches before that stay worked off
     */
    Outcome untilNothingIsDue(Context invocation, List<Stage> stages) {
        int batches = 0;
        boolean found;
        do {
            found = false;
            for (Stage stage : stages) {
                if (!hasTimeForABatch(invocation)) {
                    LOG.warnf("time is over after batches=%d margin=%s", batches, config.margin());
                    return batches == 0 ? Outcome.NOT_BEGUN : leftToOthers(stages);
                }
                found |= batch(stage) > 0;
                batches++;
            }
        } while (found);
        flush();
        return Outcome.NOTHING_DUE;
    }

    private Outcome leftToOthers(List<Stage> stages) {
        stages.forEach(queue::wake);
        flush();
        return Outcome.OUT_OF_TIME;
    }

    /**
     * Takes up what wake-ups may have been lost for: has whoever works it off woken again, and takes batches itself, some,
     * so that a backlog does not keep the schedule's own stages waiting. Throws as {@link #untilNothingIsDue}.
     */
    void heal(Context invocation, List<Stage> stages) {
        for (int round = 0; round < HEALING_ROUNDS; round++) {
            boolean found = false;
            for (Stage stage : stages) {
                if (!hasTimeForABatch(invocation)) {
                    flush();
                    return;
                }
                if (batch(stage) > 0) {
                    found = true;
                    if (round == 0) {
                        queue.wake(stage);
                    }
                }
            }
            if (!found) {
                break;
            }
        }
        flush();
    }

    /** What wakes others, and tells of what was done, has to leave before the process stands still. */
    void flush() {
        try {
            VertxContextSupport.subscribeAndAwait(
                    () -> queue.wakeUpsSent().chain(spans::flush).chain(metrics::whenDue));
        } catch (Error broken) {
            throw broken;
        } catch (Throwable failure) {
            LOG.warnf("wake-ups lost: %s", failure);
        }
    }

    /**
     * Has something else done, which never fails, where there is time for it. It may take half of what an invocation has left:
     * somebody who does not answer must not keep the rest of it from being done.
     */
    void inTime(Context invocation, Supplier<Uni<Void>> duty) {
        Duration left = timeLeft(invocation);
        if (left.isPositive()) {
            duty.get()
                    .ifNoItem()
                    .after(left.dividedBy(2))
                    .recoverWithUni(() -> {
                        LOG.warn("given up: half of the time that was left is over");
                        return Uni.createFrom().voidItem();
                    })
                    .await()
                    .indefinitely();
        }
    }

    private boolean hasTimeForABatch(Context invocation) {
        return timeLeft(invocation).isPositive();
    }

    /** Before the margin begins. */
    private Duration timeLeft(Context invocation) {
        return Duration.ofMillis(invocation.getRemainingTimeInMillis()).minus(config.margin());
    }

    private int batch(Stage stage) {
        Worker worker = Objects.requireNonNull(workers.get(stage));
        try {
            int taken = VertxContextSupport.subscribeAndAwait(() -> queue.workOffBatch(worker));
            LOG.logf(
                    taken > 0 ? Logger.Level.INFO : Logger.Level.DEBUG,
                    "worked off stage=%s taken=%d",
                    stage.wireName(),
                    taken);
            return taken;
        } catch (Error broken) {
            throw broken;
        } catch (Throwable failure) {
            throw new WorkNotTakenUp(stage, failure);
        }
    }
}
