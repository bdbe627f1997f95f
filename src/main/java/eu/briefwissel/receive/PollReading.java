package eu.briefwissel.receive;

import eu.briefwissel.delivery.Delivery;
import eu.briefwissel.delivery.ResultOverdue;
import eu.briefwissel.delivery.Stage;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.store.Claimed;
import eu.briefwissel.work.SetAside;
import eu.briefwissel.work.WorkQueue;
import eu.briefwissel.work.Worker;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Asks channels that tell of reading only when asked, many messages a call, and takes in what they tell. */
@ApplicationScoped
public class PollReading implements Worker {

    private final WorkQueue queue;
    private final AskMailboxes mailboxes;
    private final ReceiveEvents effect;
    private final SetAside aside;
    private final InstantSource clock;

    PollReading(WorkQueue queue, AskMailboxes mailboxes, ReceiveEvents effect, SetAside aside, InstantSource clock) {
        this.queue = queue;
        this.mailboxes = mailboxes;
        this.effect = effect;
        this.aside = aside;
        this.clock = clock;
    }

    @Override
    public Stage stage() {
        return Stage.POLL;
    }

    @Override
    public Uni<Void> work(TenantId tenant, List<Claimed> claimed) {
        return mailboxes
                .about(tenant, claimed.stream().map(Claimed::delivery).toList())
                .chain(answers -> queue.all(
                                answers.toldOfEach(),
                                message -> InOrder.each(
                                        message,
                                        told -> effect.takeIn(tenant, told).replaceWithVoid()))
                        .chain(() -> setAside(claimed, answers))
                        .chain(() -> queue.all(answers.overdue(), this::giveUpWaiting))
                        .chain(() -> queue.done(WorkQueue.without(
                                WorkQueue.without(claimed, answers.waiting()),
                                answers.broken().keySet())))
                        // What was read has no work left to postpone.
                        .chain(() -> queue.postpone(claimed, one -> answers.again(one.delivery(), clock.instant()))));
    }

    /** A result that came meanwhile counts. */
    private Uni<Void> giveUpWaiting(Delivery overdue) {
        return queue.settle(
                        overdue,
                        now -> now.version() == overdue.version()
                                ? ResultOverdue.of(now, clock.instant())
                                : Optional.empty())
                .replaceWithVoid();
    }

    private Uni<Void> setAside(List<Claimed> claimed, AskMailboxes.Answers answers) {
        List<Claimed> broken = claimed.stream()
                .filter(c -> answers.broken().containsKey(c.delivery()))
                .toList();
        return queue.all(
                broken,
                c -> aside.broken(c, Objects.requireNonNull(answers.broken().get(c.delivery()))));
    }
}
