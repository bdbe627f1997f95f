package eu.briefwissel.receive;

import eu.briefwissel.delivery.Broken;
import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.MailboxEvent;
import eu.briefwissel.delivery.Stage;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.store.Claimed;
import eu.briefwissel.store.Deliveries;
import eu.briefwissel.store.MailboxEvents;
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
    private final TakeEffect effect;
    private final SetAside aside;
    private final Traces traces;

    ReceiveEvents(
            WorkQueue queue,
            Deliveries deliveries,
            MailboxEvents events,
            TakeEffect effect,
            SetAside aside,
            Traces traces) {
        this.queue = queue;
        this.deliveries = deliveries;
        this.events = events;
        this.effect = effect;
        this.aside = aside;
        this.traces = traces;
    }

    /**
     * What came of the events of a delivery.
     *
     * @param effects how many of them had their effect
     * @param putOff how many have to wait, see {@link #waits}
     * @param broken how many cannot be read, and wait
     */
    record Taken(int effects, int putOff, int broken) {}

    @Override
    public Stage stage() {
        return Stage.RECEIVE;
    }

    @Override
    public Uni<Void> work(TenantId tenant, List<Claimed> claimed) {
        return queue.each(
                claimed,
                one -> takeIn(tenant, one.delivery())
                        .chain(taken -> settle(one, taken))
                        .onFailure(RowBroken.class)
                        .recoverWithUni(broken -> aside.broken(one, broken.what())));
    }

    private Uni<Void> settle(Claimed one, Taken taken) {
        if (taken.putOff() > 0) {
            return queue.postpone(List.of(one), effect.again());
        }
        return taken.broken() > 0 ? aside.broken(one, Broken.EVENT) : queue.done(List.of(one));
    }

    /** Remembers what a mailbox told when it was asked, and takes it in; empty where it is parked. */
    Uni<Optional<Taken>> takeIn(TenantId tenant, AskMailboxes.Told told) {
        return events.arrive(tenant, told.channel(), told.event(), Optional.empty())
                .chain(arrival -> arrival.delivery()
                        .map(delivery -> takeIn(tenant, delivery).map(Optional::of))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    /** Takes in what waits for this delivery. */
    Uni<Taken> takeIn(TenantId tenant, DeliveryId id) {
        return events.waiting(tenant, id).chain(waiting -> {
            List<MailboxEvents.Pending> due =
                    waiting.readable().stream().filter(one -> !waits(one)).toList();
            Uni<Void> all = Uni.createFrom().voidItem();
            for (MailboxEvents.Pending one : due) {
                all = all.chain(() -> takeIn(tenant, id, one));
            }
            return all.replaceWith(new Taken(due.size(), waiting.readable().size() - due.size(), waiting.broken()));
        });
    }

    /**
     * A result that comes before it is written down that the message was taken: decided upon now, it would be undone by that.
     * The call ends, or is made again with the same ids.
     */
    private static boolean waits(MailboxEvents.Pending pending) {
        return pending.event() instanceof MailboxEvent.Processed
                && pending.standing().inFlight();
    }

    private Uni<Void> takeIn(TenantId tenant, DeliveryId id, MailboxEvents.Pending pending) {
        return deliveries
                .find(tenant, id)
                .map(Optional::orElseThrow)
                .chain(delivery -> traces.during(
                        delivery,
                        SpanName.RECEIVE,
                        span -> effect.of(delivery, pending)
                                .invoke(() -> span.says(
                                                Attribute.CHANNEL,
                                                pending.channel().wireName())
                                        .says(
                                                Attribute.OUTCOME,
                                                pending.event().getClass().getSimpleName()))));
    }
}
