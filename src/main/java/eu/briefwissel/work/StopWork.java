package eu.briefwissel.work;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.TimeoutException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Told to stop (SIGTERM), gives back what was not begun and lets what was begun come to its end, for a while. */
@ApplicationScoped
class StopWork {

    private static final Logger LOG = Logger.getLogger(StopWork.class);
    private static final Duration PATIENCE_WITH_THE_DATABASE = Duration.ofSeconds(5);

    private final WorkQueue queue;
    private final WorkConfig config;

    StopWork(WorkQueue queue, WorkConfig config) {
        this.queue = queue;
        this.config = config;
    }

    /** Where a delay is set (quarkus.shutdown.delay), work is given back before it. */
    void onDelay(@Observes ShutdownDelayInitiatedEvent event) {
        giveBack();
    }

    void onStop(@Observes ShutdownEvent event) throws InterruptedException {
        giveBack();
        if (!queue.awaitEnd(config.stopWithin())) {
            LOG.warnf("calls are cut off after %s; their work is due when its lease ends", config.stopWithin());
        }
    }

    private void giveBack() {
        try {
            queue.stop().await().atMost(PATIENCE_WITH_THE_DATABASE);
        } catch (TimeoutException _) {
            LOG.warn("work could not be given back; it is due when its lease ends");
        } catch (RuntimeException e) {
            LOG.warnf(e, "work could not be given back; it is due when its lease ends");
        }
    }
}
