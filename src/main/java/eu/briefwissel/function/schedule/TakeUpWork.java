package eu.briefwissel.function.schedule;

import eu.briefwissel.delivery.Stage;
import eu.briefwissel.function.FunctionConfig;
import eu.briefwissel.work.WorkConfig;
import eu.briefwissel.work.WorkQueue;
import eu.briefwissel.work.Worker;
import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Wakes this process's workers: by wake-ups to be quick, by a timer to be safe. */
@ApplicationScoped
class TakeUpWork {

    private final Map<Stage, WorkLoop> loops = new EnumMap<>(Stage.class);
    private final WorkQueue queue;
    private final WorkConfig config;

    TakeUpWork(@All List<Worker> workers, WorkQueue queue, WorkConfig config, FunctionConfig functions, Vertx vertx) {
        this.queue = queue;
        this.config = config;
        if (functions.document().isOn() && workers.stream().noneMatch(worker -> worker.stage() == Stage.INSPECT)) {
            throw new IllegalStateException(
                    "briefwissel.function.document=on: it is not compiled into this program; a build with -Ddocument has it");
        }
        workers.stream()
                .filter(worker -> functions.worksOff(worker.stage()))
                .forEach(worker -> loops.put(worker.stage(), new WorkLoop(worker, queue, vertx)));
    }

    void onStart(@Observes StartupEvent event) {
        if (config.takesUpByItself() && !loops.isEmpty()) {
            queue.onWakeUp(loops.keySet(), this::woken);
        }
    }

    /** Finds what no wake-up told of: retries and deadlines that have come, leases that ended, wake-ups that were lost. */
    @Scheduled(every = "{briefwissel.work.poll-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void poll() {
        loops.values().forEach(WorkLoop::wake);
    }

    private Uni<Void> woken(Stage stage) {
        WorkLoop loop = loops.get(stage);
        return loop == null ? Uni.createFrom().voidItem() : loop.woken();
    }
}
