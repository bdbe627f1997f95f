package eu.briefwissel.work;

import eu.briefwissel.delivery.Decision;
import eu.briefwissel.delivery.Delivery;
import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.Stage;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.queue.WakeUpText;
import eu.briefwissel.queue.WakeUps;
import eu.briefwissel.store.Claimed;
import eu.briefwissel.store.Claims;
import eu.briefwissel.store.Decisions;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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

    private final Claims claims;
    private final Decisions decisions;
    private final WakeUps wakeUps;
    private final WorkConfig config;
    private final InstantSource clock;

    WorkQueue(Claims claims, Decisions decisions, WakeUps wakeUps, WorkConfig config, InstantSource clock) {
        this.claims = claims;
        this.decisions = decisions;
        this.wakeUps = wakeUps;
        this.config = config;
        this.clock = clock;
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
        return claims.claim(worker.stage(), config.batch(), clock.instant(), config.lease())
                .chain(claimed -> inParallel(
                                byTenant(claimed).entrySet(),
                                MOST_TENANTS_AT_ONCE,
                                e -> worker.work(e.getKey(), e.getValue()))
                        .replaceWith(claimed.size()));
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

    /** Works on each item; a failure is logged and leaves that item's work claimed until its lease ends. */
    public <T> Uni<Void> each(Collection<T> items, Function<T, Uni<Void>> work) {
        return inParallel(items, config.concurrency(), work);
    }

    /** Commits what {@code decide} makes of the delivery (see {@link Decisions#settle}) and wakes whoever goes on. */
    public Uni<Optional<Decision>> settle(Delivery delivery, Function<Delivery, Optional<Decision>> decide) {
        return decisions
                .settle(delivery, decide)
                .invoke(decided -> decided.ifPresent(d -> wakeUps.wakeFor(d, clock.instant())));
    }

    /** How long claimed work is ours. */
    public Duration lease() {
        return config.lease();
    }

    /** Gives work back until {@code dueAt}; all of one tenant and claim. */
    public Uni<Void> postpone(List<Claimed> claimed, Instant dueAt) {
        return claims.postpone(claimed, dueAt);
    }

    /** Removes work that nothing is left to do about; all of one tenant and claim. */
    public Uni<Void> done(List<Claimed> claimed) {
        return claims.done(claimed);
    }

    /** The claimed work whose delivery is not among {@code found}. */
    public static List<Claimed> without(List<Claimed> claimed, Collection<DeliveryId> found) {
        return claimed.stream().filter(c -> !found.contains(c.delivery())).toList();
    }

    private static Map<TenantId, List<Claimed>> byTenant(List<Claimed> claimed) {
        return claimed.stream().collect(Collectors.groupingBy(Claimed::tenant));
    }

    private static <T> Uni<Void> inParallel(Collection<T> items, int most, Function<T, Uni<Void>> work) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUni(item -> Uni.createFrom()
                        .deferred(() -> work.apply(item))
                        .onFailure()
                        .invoke(failure -> LOG.errorf(failure, "work failed, its lease will end"))
                        .onFailure()
                        .recoverWithNull())
                .merge(most)
                .collect()
                .asList()
                .replaceWithVoid();
    }
}
