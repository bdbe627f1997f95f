package eu.briefwissel.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides what follows from what an operator says of a message in one of its mailboxes. */
public final class MailboxTold {

    private final Delivery delivery;
    private final Leg concerned;
    private final Instant now;

    /** @param concerned the attempt whose receipt the event names */
    public MailboxTold(Delivery delivery, Leg concerned, Instant now) {
        this.delivery = delivery;
        this.concerned = concerned;
        this.now = now;
    }

    /** The decision; its evidence has the id it would have had the first time, however often the event is told. */
    public Decision told(MailboxEvent.OfMailbox event) {
        return switch (event) {
            case MailboxEvent.Arrived arrived ->
                noted(Evidence.once(delivery.id(), EvidenceKind.ARRIVAL_CONFIRMED, concerned, arrived.at()));
            case MailboxEvent.Noticed noticed ->
                noted(Evidence.numbered(
                                delivery.id(), EvidenceKind.MAILBOX_NOTICE, concerned, noticed.eventId(), noticed.at())
                        .detailed(noticed.notice()));
            case MailboxEvent.NeverOpened unopened -> neverOpened(unopened);
        };
    }

    /** As where the answer to the handing-over says so: on to the next channel; without one it stays where it lies. */
    private Decision neverOpened(MailboxEvent.NeverOpened event) {
        Evidence unopened = NextChannel.failure(delivery.id(), concerned, Cause.NO_MAILBOX, event.at());
        return waitingThere()
                .flatMap(published -> concerned
                        .next()
                        .map(next ->
                                NextChannel.taken(delivery.id(), published.fallenBack(next), List.of(unopened), now)))
                .orElseGet(() -> noted(unopened));
    }

    private Optional<DeliveryState.Published> waitingThere() {
        return delivery.state() instanceof DeliveryState.Published published
                        && published.leg().equals(concerned)
                ? Optional.of(published)
                : Optional.empty();
    }

    private Decision noted(Evidence fact) {
        return Decision.noted(delivery.state(), fact);
    }
}
