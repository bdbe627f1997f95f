package eu.briefwissel.function.schedule;

import eu.briefwissel.delivery.Stage;
import eu.briefwissel.function.FunctionConfig;
import eu.briefwissel.work.HealWakeUps;
import eu.briefwissel.work.WorkConfig;
import eu.briefwissel.work.WorkQueue;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;

/**
 * Heals lost wake-ups of what other processes carry, which may have no timer of their own: a function that a queue wakes
 * stands still until it is told. A wake-up too many finds nothing due.
 */
@ApplicationScoped
class WakeOthers {

    private final WorkQueue queue;
    private final HealWakeUps heal;
    private final List<Stage> theirs;

    WakeOthers(WorkQueue queue, HealWakeUps heal, FunctionConfig functions, WorkConfig work) {
        this.queue = queue;
        this.heal = heal;
        boolean isOurs = functions.fallback().isOn() && work.takesUpByItself();
        this.theirs = Arrays.stream(Stage.values())
                .filter(stage -> isOurs && !functions.worksOff(stage))
                .toList();
    }

    @Scheduled(every = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> wake() {
        theirs.stream().filter(stage -> stage != Stage.INSPECT).forEach(queue::wake);
        // It may be on no machine at all until there is something to look into.
        return theirs.contains(Stage.INSPECT)
                ? heal.wakeIfDue(Stage.INSPECT)
                : Uni.createFrom().voidItem();
    }
}
