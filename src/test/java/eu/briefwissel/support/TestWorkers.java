package eu.briefwissel.support;

import eu.briefwissel.delivery.Stage;
import eu.briefwissel.work.WorkQueue;
import eu.briefwissel.work.Worker;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The workers of all stages, set to work by hand: nothing happens between two calls. */
@ApplicationScoped
public class TestWorkers {

    /** As many rounds as the longest path takes without time passing: inspect, resolve, publish, next channel, publish. */
    private static final int ROUNDS = 5;

    private final List<Worker> workers;
    private final WorkQueue queue;

    TestWorkers(@All List<Worker> workers, WorkQueue queue) {
        this.workers = workers;
        this.queue = queue;
    }

    /** Has everything worked off that is due now, and what becomes due by it. */
    public void workOff() {
        for (int round = 0; round < ROUNDS; round++) {
            for (Worker worker : workers) {
                TestTenants.await(() -> untilNothingIsDue(worker));
            }
        }
    }

    /** Has one stage work off what is due now. */
    public void workOff(Stage stage) {
        workers.stream()
                .filter(worker -> worker.stage() == stage)
                .forEach(worker -> TestTenants.await(() -> untilNothingIsDue(worker)));
    }

    private Uni<Boolean> untilNothingIsDue(Worker worker) {
        return queue.workOff(worker)
                .chain(mayHaveMore -> mayHaveMore
                        ? untilNothingIsDue(worker)
                        : Uni.createFrom().item(false));
    }
}
