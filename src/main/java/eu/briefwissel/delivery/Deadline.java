package eu.briefwissel.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides what follows when the deadline for reading has come. */
public final class Deadline {

    private Deadline() {}

    /** The decision; empty where the delivery is not waiting for a reader any more, or its deadline is still ahead. */
    public static Optional<Decision> reached(Delivery delivery, Instant now) {
        if (!(delivery.state() instanceof DeliveryState.Published published)
                || published.readBy().filter(by -> !by.isAfter(now)).isEmpty()) {
            return Optional.empty();
        }
        Evidence unread = Evidence.once(delivery.id(), EvidenceKind.CONTENT_HANDOVER_FAILURE, published.leg(), now)
                .because(Cause.UNREAD);
        return published
                .leg()
                .next()
                .map(next -> NextChannel.taken(delivery.id(), published.fallenBack(next), List.of(unread), now));
    }
}
