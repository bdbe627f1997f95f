package eu.briefwissel.function.schedule;

import eu.briefwissel.function.FunctionConfig;
import eu.briefwissel.receive.CollectResults;
import eu.briefwissel.work.WorkConfig;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Has the function fallback fetch what became of messages that channels took to be processed. */
@ApplicationScoped
class FetchResults {

    private final CollectResults results;
    private final boolean isOurs;

    FetchResults(CollectResults results, FunctionConfig functions, WorkConfig work) {
        this.results = results;
        this.isOurs = functions.fallback().isOn() && work.takesUpByItself();
    }

    @Scheduled(every = "{briefwissel.results.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> fetch() {
        return isOurs ? results.collect() : Uni.createFrom().voidItem();
    }
}
