package eu.briefwissel.receive;

import eu.briefwissel.channel.ChannelConfig;
import eu.briefwissel.delivery.Call;
import eu.briefwissel.delivery.Decision;
import eu.briefwissel.delivery.Delivery;
import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.Leg;
import eu.briefwissel.delivery.MailboxEvent;
import eu.briefwissel.delivery.MailboxTold;
import eu.briefwissel.delivery.Receiving;
import eu.briefwissel.delivery.ResultTold;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.store.MailboxEvents;
import eu.briefwissel.store.Replies;
import eu.briefwissel.work.WorkQueue;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Has one event decided upon, and written down that it was. */
@ApplicationScoped
class TakeEffect {

    /** How long a call may take whose end an event waits for. */
    private static final Duration CALL = Duration.ofSeconds(30);

    private final WorkQueue queue;
    private final MailboxEvents events;
    private final Replies replies;
    private final ChannelConfig config;
    private final InstantSource clock;

    TakeEffect(WorkQueue queue, MailboxEvents events, Replies replies, ChannelConfig config, InstantSource clock) {
        this.queue = queue;
        this.events = events;
        this.replies = replies;
        this.config = config;
        this.clock = clock;
    }

    /** When to look again at an event that has to wait. */
    Instant again() {
        return clock.instant().plus(CALL);
    }

    /** A reply is kept before it is told of: whoever hears of one finds it. */
    Uni<Void> of(Delivery delivery, MailboxEvents.Pending pending) {
        return keepReply(delivery.tenant(), delivery.id(), pending)
                .chain(() -> queue.settle(delivery, now -> decide(now, pending)))
                .chain(() -> events.settle(delivery.tenant(), delivery.id(), pending));
    }

    private Optional<Decision> decide(Delivery now, MailboxEvents.Pending pending) {
        return switch (pending.event()) {
            case MailboxEvent.OfReader event -> Optional.of(new Receiving(now, concerned(now, pending)).told(event));
            case MailboxEvent.OfMailbox event ->
                Optional.of(new MailboxTold(now, concerned(now, pending), clock.instant()).told(event));
            case MailboxEvent.Processed event ->
                new ResultTold(
                                now,
                                new Call(
                                        standing(now, pending),
                                        pending.standing().tries(),
                                        clock.instant(),
                                        pending.standing().inDoubt()),
                                config.retries(),
                                pending.standing().present())
                        .told(event);
        };
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

    /** All attempts at a channel have the same ids: a result is about the present one, where there is one. */
    private static Leg standing(Delivery delivery, MailboxEvents.Pending pending) {
        Leg present = delivery.state().leg();
        return present.channel() == pending.channel() ? present : concerned(delivery, pending);
    }
}
