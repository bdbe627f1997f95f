package eu.briefwissel.work;

import eu.briefwissel.delivery.Stage;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Has stages work off batch after batch, for as long as whoever called has patience. */
@ApplicationScoped
public class WorkRounds {

    private final Map<Stage, Worker> workers;
    private final WorkQueue queue;
    private final InstantSource clock;

    WorkRounds(@All List<Worker> workers, WorkQueue queue, InstantSource clock) {
        this.workers = workers.stream().collect(Collectors.toUnmodifiableMap(Worker::stage, Function.identity()));
        this.queue = queue;
        this.clock = clock;
    }

    /**
     * Takes a batch of each stage in turn until a whole round finds nothing, or {@code patience} is over; then the stages
     * are woken for what may be left. Fails where the store cannot be asked; batches before that stay worked off.
     */
    public Uni<Void> untilNothingIsDue(List<Stage> stages, Duration patience) {
        Instant until = clock.instant().plus(patience);
        return Uni.createFrom()
                .deferred(() -> round(stages))
                .repeat()
                .whilst(found -> found && clock.instant().isBefore(until))
                .collect()
                .last()
                .invoke(found -> {
                    if (Boolean.TRUE.equals(found)) {
                        stages.forEach(queue::wake);
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Boolean> round(List<Stage> stages) {
        Uni<Boolean> found = Uni.createFrom().item(false);
        for (Stage stage : stages) {
            Worker worker = Objects.requireNonNull(workers.get(stage));
            found = found.chain(before -> queue.workOffBatch(worker).map(taken -> before || taken > 0));
        }
        return found;
    }
}
