package eu.briefwissel.delivery;

import java.util.List;
import java.util.Optional;

/** Decides what follows from what a recipient did, as a channel told it about one attempt. */
public final class Receiving {

    private final Delivery delivery;
    private final Leg concerned;

    /** @param concerned the attempt whose receipt the event names */
    public Receiving(Delivery delivery, Leg concerned) {
        this.delivery = delivery;
        this.concerned = concerned;
    }

    /** The decision; its evidence has the id it would have had the first time, however often the event is told. */
    public Decision told(MailboxEvent.OfReader event) {
        return switch (event) {
            case MailboxEvent.Read read -> read(read);
            case MailboxEvent.Replied replied -> noted(replied(replied));
        };
    }

    private Decision read(MailboxEvent.Read read) {
        Evidence fact = Evidence.once(delivery.id(), EvidenceKind.CONTENT_HANDOVER, concerned, read.at());
        Optional<DeliveryState.Opened> opened = opened();
        // A read after the fallback was sent is noted, not undone (rule 3).
        return opened.map(o -> Decision.step(o, List.of(fact), List.of())).orElseGet(() -> noted(fact));
    }

    private Optional<DeliveryState.Opened> opened() {
        return switch (delivery.state()) {
            case DeliveryState.Published p -> Optional.of(p.opened(concerned));
            case DeliveryState.Resolved r -> Optional.of(r.opened(concerned));
            case DeliveryState.Held h -> Optional.of(h.opened(concerned));
            case DeliveryState.Accepted _,
                    DeliveryState.Opened _,
                    DeliveryState.Dispatched _,
                    DeliveryState.Undeliverable _,
                    DeliveryState.Withdrawn _ -> Optional.empty();
        };
    }

    private Evidence replied(MailboxEvent.Replied reply) {
        return Evidence.numbered(delivery.id(), EvidenceKind.REPLY_RECEIVED, concerned, reply.replyId(), reply.at())
                .detailed(reply.replyId());
    }

    private Decision noted(Evidence fact) {
        return Decision.noted(delivery.state(), fact);
    }
}
