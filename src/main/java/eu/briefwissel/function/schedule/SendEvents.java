package eu.briefwissel.function.schedule;

import eu.briefwissel.function.FunctionConfig;
import eu.briefwissel.trace.callback.SendCallbacks;
import eu.briefwissel.work.WorkConfig;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Has the function fallback send events to callbacks; a turn begins while slow receivers keep the one before from ending. */
@ApplicationScoped
class SendEvents {

    private final SendCallbacks callbacks;
    private final boolean isOurs;

    SendEvents(SendCallbacks callbacks, FunctionConfig functions, WorkConfig work) {
        this.callbacks = callbacks;
        this.isOurs = functions.fallback().isOn() && work.takesUpByItself();
    }

    @Scheduled(every = "{briefwissel.callbacks.every}")
    Uni<Void> send() {
        return isOurs ? callbacks.send() : Uni.createFrom().voidItem();
    }
}
