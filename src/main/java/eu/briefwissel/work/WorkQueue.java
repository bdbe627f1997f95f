package eu.briefwissel.work;

import eu.briefwissel.delivery.Decision;
import eu.briefwissel.delivery.Delivery;
import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.Stage;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.queue.WakeUpText;
import eu.briefwissel.queue.WakeUps;
import eu.briefwissel.store.Claimed;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** What workers do alike: claim, work off one by one without failing one another, commit, wake. */
@ApplicationScoped
public class WorkQueue {

    private static final Logger LOG = Logger.getLogger(WorkQueue.class);
    private static final int MOST_TENANTS_AT_ONCE = 8;

    private final Leases leases;
    private final Commits commits;
    private final WakeUps wakeUps;
    private final WorkMeters meters;
    private final WorkConfig config;

    WorkQueue(Leases leases, Commits commits, WakeUps wakeUps, WorkMeters meters, WorkConfig config) {
        this.leases = leases;
        this.commits = commits;
        this.wakeUps = wakeUps;
        this.meters = meters;
        this.config = config;
    }

    /**
     * Claims one batch for the worker and has it worked off. Safe to be run by many processes at once.
     *
     * @return whether more may be due: the batch was full
     */
    public Uni<Boolean> workOff(Worker worker) {
        return workOffBatch(worker).map(taken -> taken == config.batch());
    }

    /** As {@link #workOff}, for those who go on until nothing is due: how many pieces were claimed. */
    public Uni<Integer> workOffBatch(Worker worker) {
        return Uni.createFrom().deferred(() -> {
            var begun = meters.begin();
            List<Claimed> batch = new ArrayList<>();
            leases.open();
            return leases.claim(worker.stage())
                    .invoke(batch::addAll)
                    .chain(claimed -> inParallel(
                            byTenant(claimed).entrySet(),
                            MOST_TENANTS_AT_ONCE,
                            e -> worker.work(e.getKey(), e.getValue())))
                    .map(_ -> batch.size())
                    .invoke(taken -> meters.ended(worker.stage(), taken, begun))
                    .onTermination()
                    .invoke(() -> leases.close(batch));
        });
    }

    /** Claims no more, and gives back what was not begun; whoever else carries its stages is woken. */
    Uni<Void> stop() {
        return leases.stop().invoke(stages -> stages.forEach(wakeUps::wake)).replaceWithVoid();
    }

    /** Waits for the batches that are under way after {@link #stop}; whether they ended in time. */
    boolean awaitEnd(Duration within) throws InterruptedException {
        return leases.awaitEnd(within);
    }

    /**
     * Has {@code listener} told whenever one of these stages may have work, by whichever process; it must return at once.
     * Its {@link Uni} ends when the work was looked at, and fails where it could not be.
     */
    public void onWakeUp(Set<Stage> stages, Function<Stage, Uni<Void>> listener) {
        wakeUps.listen(stages, listener);
    }

    /** The stage that a wake-up names; empty where it is none, and has to become a dead letter. */
    public static Optional<Stage> wakeUp(String text) {
        return WakeUpText.read(text);
    }

    /** Has the function of that stage woken, wherever it runs. */
    public void wake(Stage stage) {
        wakeUps.wake(stage);
    }

    /** Ends when the wake-ups that are owed have left, or were lost; for a process that stands still after its answer. */
    public Uni<Void> wakeUpsSent() {
        return wakeUps.flush();
    }

    /**
     * Works on each piece of claimed work, unless this process is told to stop before: then it is given back. A failure is
     * logged and leaves that piece claimed until its lease ends.
     */
    public Uni<Void> each(List<Claimed> claimed, Function<Claimed, Uni<Void>> work) {
        return all(
                claimed,
                piece -> leases.begin(piece)
                        ? work.apply(piece)
                        : Uni.createFrom().voidItem());
    }

    /** Works on each item; a failure is logged and leaves the work it belongs to claimed until its lease ends. */
    public <T> Uni<Void> all(Collection<T> items, Function<T, Uni<Void>> work) {
        return inParallel(items, config.concurrency(), work);
    }

    /**
     * Commits what {@code decide} makes of the delivery (see {@link eu.briefwissel.store.Decisions#settle}), and wakes whoever goes
     * on.
     */
    public Uni<Optional<Decision>> settle(Delivery delivery, Function<Delivery, Optional<Decision>> decide) {
        return commits.settle(delivery, decide);
    }

    /** How long claimed work is ours. */
    public Duration lease() {
        return config.lease();
    }

    /** Gives work back until {@code dueAt}; all of one tenant and claim. */
    public Uni<Void> postpone(List<Claimed> claimed, Instant dueAt) {
        return leases.postpone(claimed, _ -> dueAt);
    }

    /** Gives work back until {@code due} says; all of one tenant and claim. */
    public Uni<Void> postpone(List<Claimed> claimed, Function<Claimed, Instant> due) {
        return leases.postpone(claimed, due);
    }

    /** Removes work that nothing is left to do about; all of one tenant and claim. */
    public Uni<Void> done(List<Claimed> claimed) {
        return leases.done(claimed);
    }

    /** The claimed work whose delivery is not among {@code found}. */
    public static List<Claimed> without(List<Claimed> claimed, Collection<DeliveryId> found) {
        return claimed.stream().filter(c -> !found.contains(c.delivery())).toList();
    }

    private static Map<TenantId, List<Claimed>> byTenant(List<Claimed> claimed) {
        return claimed.stream().collect(Collectors.groupingBy(Claimed::tenant));
    }

    private <T> Uni<Void> inParallel(Collection<T> items, int most, Function<T, Uni<Void>> work) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUni(item -> Uni.createFrom()
                        .deferred(() -> work.apply(item))
                        .onFailure()
                        .invoke(this::failed)
                        .onFailure()
                        .recoverWithNull())
                .merge(most)
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private void failed(Throwable failure) {
        meters.failed();
        LOG.errorf(failure, "work failed, its lease will end");
    }
}
