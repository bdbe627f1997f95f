package eu.briefwissel.function.schedule;

import eu.briefwissel.function.FunctionConfig;
import eu.briefwissel.upkeep.KeepStore;
import eu.briefwissel.work.WorkConfig;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Has the function fallback look after the store, from its start on; how often is the stage's own affair. */
@ApplicationScoped
class KeepInOrder {

    private final KeepStore store;
    private final boolean isOurs;

    KeepInOrder(KeepStore store, FunctionConfig functions, WorkConfig work) {
        this.store = store;
        this.isOurs = functions.fallback().isOn() && work.takesUpByItself();
    }

    @Scheduled(every = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> keep() {
        return isOurs ? store.whenDue() : Uni.createFrom().voidItem();
    }
}
