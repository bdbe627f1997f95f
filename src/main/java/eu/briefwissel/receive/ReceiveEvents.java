package eu.briefwissel.receive;

import eu.briefwissel.delivery.Broken;
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
import eu.briefwissel.store.RowBroken;
import eu.briefwissel.telemetry.Attribute;
import eu.briefwissel.telemetry.SpanName;
import eu.briefwissel.telemetry.Traces;
import eu.briefwissel.work.SetAside;
import eu.briefwissel.work.WorkQueue;
import eu.briefwissel.work.Worker;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * Lets the remembered events of a delivery have their effect, in the order in which they happened. An event is settled only
 * after its evidence and its reply were committed; cut off in between, it is done again and writes the same rows. One that
 * cannot be read stops itself alone: a read behind it still keeps the letter from being sent by another channel.
 */
@ApplicationScoped
public class ReceiveEvents implements Worker {

    private final WorkQueue queue;
    private final Deliveries deliveries;
    private final MailboxEvents events;
    private final Replies replies;
    private final SetAside aside;
    private final Traces traces;

    ReceiveEvents(
            WorkQueue queue,
            Deliveries deliveries,
            MailboxEvents events,
            Replies replies,
            SetAside aside,
            Traces traces) {
        this.queue = queue;
        this.deliveries = deliveries;
        this.events = events;
        this.replies = replies;
        this.aside = aside;
        this.traces = traces;
    }

    @Override
    public Stage stage() {
        return Stage.RECEIVE;
    }

    @Override
    public Uni<Void> work(TenantId tenant, List<Claimed> claimed) {
        return queue.each(
                claimed,
                one -> takeIn(tenant, one.delivery())
                        .chain(taken ->
                                taken.broken() == 0 ? queue.done(List.of(one)) : aside.broken(one, Broken.EVENT))
                        .onFailure(RowBroken.class)
                        .recoverWithUni(broken -> aside.broken(one, broken.what())));
    }

    /** Remembers what a mailbox told when it was asked, and takes it in. */
    Uni<Void> takeIn(TenantId tenant, AskMailboxes.Told told) {
        return events.arrive(tenant, told.channel(), told.event(), Optional.empty())
                .chain(arrival -> arrival.delivery()
                        .map(delivery -> takeIn(tenant, delivery).replaceWithVoid())
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /**
     * How many events had their effect.
     *
     * @param broken how many could not be read, and wait
     */
    record Taken(int effects, int broken) {}

    /** Takes in what waits for this delivery. */
    Uni<Taken> takeIn(TenantId tenant, DeliveryId id) {
        return events.waiting(tenant, id).chain(waiting -> {
            Uni<Void> all = Uni.createFrom().voidItem();
            for (MailboxEvents.Pending one : waiting.readable()) {
                all = all.chain(() -> takeIn(tenant, id, one));
            }
            return all.replaceWith(new Taken(waiting.readable().size(), waiting.broken()));
        });
    }

    private Uni<Void> takeIn(TenantId tenant, DeliveryId id, MailboxEvents.Pending pending) {
        return deliveries
                .find(tenant, id)
                .map(Optional::orElseThrow)
                .chain(delivery -> traces.during(
                        delivery,
                        SpanName.RECEIVE,
                        span -> effect(delivery, pending)
                                .invoke(() -> span.says(
                                                Attribute.CHANNEL,
                                                pending.channel().wireName())
                                        .says(
                                                Attribute.OUTCOME,
                                                pending.event().getClass().getSimpleName()))));
    }

    /** A reply is kept before it is told of: whoever hears of one finds it. */
    private Uni<Void> effect(Delivery delivery, MailboxEvents.Pending pending) {
        return keepReply(delivery.tenant(), delivery.id(), pending)
                .chain(() -> queue.settle(
                        delivery,
                        now -> Optional.of(new Receiving(now, concerned(now, pending)).told(pending.event()))))
                .chain(() -> events.settle(delivery.tenant(), delivery.id(), pending));
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
