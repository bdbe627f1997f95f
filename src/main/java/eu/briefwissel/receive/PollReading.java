package eu.briefwissel.receive;

import eu.briefwissel.delivery.Stage;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.store.Claimed;
import eu.briefwissel.store.MailboxEvents;
import eu.briefwissel.work.WorkQueue;
import eu.briefwissel.work.Worker;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Asks channels that tell of reading only when asked, many messages a call, and takes in what they tell. */
@ApplicationScoped
public class PollReading implements Worker {

    private final WorkQueue queue;
    private final AskMailboxes mailboxes;
    private final MailboxEvents events;
    private final ReceiveEvents effect;
    private final InstantSource clock;

    PollReading(
            WorkQueue queue, AskMailboxes mailboxes, MailboxEvents events, ReceiveEvents effect, InstantSource clock) {
        this.queue = queue;
        this.mailboxes = mailboxes;
        this.events = events;
        this.effect = effect;
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
                .chain(answers -> queue.all(answers.told(), told -> takeIn(tenant, told))
                        .chain(() -> queue.done(WorkQueue.without(claimed, answers.outstanding())))
                        // What was read has no work left to postpone.
                        .chain(() -> queue.postpone(claimed, clock.instant().plus(mailboxes.pause()))));
    }

    private Uni<Void> takeIn(TenantId tenant, AskMailboxes.Told told) {
        return events.arrive(tenant, told.channel(), told.event(), Optional.empty())
                .chain(arrival -> arrival.delivery()
                        .map(delivery -> effect.takeIn(tenant, delivery).replaceWithVoid())
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }
}
