package eu.briefwissel.function.schedule;

import eu.briefwissel.delivery.Stage;
import eu.briefwissel.function.FunctionConfig;
import eu.briefwissel.work.WorkConfig;
import eu.briefwissel.work.WorkQueue;
import io.quarkus.scheduler.Scheduled;
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
    private final List<Stage> theirs;

    WakeOthers(WorkQueue queue, FunctionConfig functions, WorkConfig work) {
        this.queue = queue;
        boolean isOurs = functions.fallback().isOn() && work.takesUpByItself();
        this.theirs = Arrays.stream(Stage.values())
                .filter(stage -> isOurs && !functions.worksOff(stage))
                .toList();
    }

    @Scheduled(every = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void wake() {
        theirs.forEach(queue::wake);
    }
}
