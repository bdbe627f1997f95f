package eu.briefwissel.receive;

import eu.briefwissel.delivery.Delivery;
import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.Leg;
import eu.briefwissel.delivery.Receiving;
import eu.briefwissel.delivery.Stage;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.store.Claimed;
import eu.briefwissel.store.Deliveries;
import eu.briefwissel.store.MailboxEvents;
import eu.briefwissel.store.Replies;
import eu.briefwissel.work.WorkQueue;
import eu.briefwissel.work.Worker;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * Lets the remembered events of a delivery have their effect, in the order in which they happened. An event is settled only
 * after its evidence and its reply were committed; cut off in between, it is done again and writes the same rows.
 */
@ApplicationScoped
public class ReceiveEvents implements Worker {

    private final WorkQueue queue;
    private final Deliveries deliveries;
    private final MailboxEvents events;
    private final Replies replies;

    ReceiveEvents(WorkQueue queue, Deliveries deliveries, MailboxEvents events, Replies replies) {
        this.queue = queue;
        this.deliveries = deliveries;
        this.events = events;
        this.replies = replies;
    }

    @Override
    public Stage stage() {
        return Stage.RECEIVE;
    }

    @Override
    public Uni<Void> work(TenantId tenant, List<Claimed> claimed) {
        return queue.each(claimed, one -> takeIn(tenant, one.delivery()).chain(() -> queue.done(List.of(one))));
    }

    /** Takes in what waits for this delivery; how many events had their effect. */
    Uni<Integer> takeIn(TenantId tenant, DeliveryId id) {
        return events.pending(tenant, id).chain(pending -> {
            Uni<Void> all = Uni.createFrom().voidItem();
            for (MailboxEvents.Pending one : pending) {
                all = all.chain(() -> takeIn(tenant, id, one));
            }
            return all.replaceWith(pending.size());
        });
    }

    private Uni<Void> takeIn(TenantId tenant, DeliveryId id, MailboxEvents.Pending pending) {
        return deliveries
                .find(tenant, id)
                .map(Optional::orElseThrow)
                // Kept before it is told of: whoever hears of a reply finds it.
                .call(() -> keepReply(tenant, id, pending))
                .chain(delivery -> queue.settle(
                        delivery,
                        now -> Optional.of(new Receiving(now, concerned(now, pending)).told(pending.event()))))
                .chain(() -> events.settle(tenant, id, pending));
    }

    private Uni<Void> keepReply(TenantId tenant, DeliveryId id, MailboxEvents.Pending pending) {
        return pending.reply()
                .map(content -> replies.keep(
                        tenant, id, pending.event().eventId(), pending.event().at(), content))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private static Leg concerned(Delivery delivery, MailboxEvents.Pending pending) {
        return delivery.state().leg().route().leg(pending.channel(), pending.attempt());
    }
}
