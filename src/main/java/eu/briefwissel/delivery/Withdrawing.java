package eu.briefwissel.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides what becomes of a delivery that its sender takes back. */
public final class Withdrawing {

    private Withdrawing() {}

    /** What came of a withdrawal. */
    public enum Outcome {
        /** Now, or before. */
        WITHDRAWN,
        /** A channel has something of it, or may have, or it is at its end; nothing was changed. */
        TOO_LATE,
        /** The tenant has no delivery of that id. */
        NOT_FOUND
    }

    /**
     * Its end, where nothing of it has been handed over; empty where that is too late, or was done before.
     *
     * @param mayBeThere whether a channel has, had or may have something of it: what is in a mailbox stays there, and is not
     *     shown as withdrawn
     */
    public static Optional<Decision> of(Delivery delivery, boolean mayBeThere, Instant now) {
        return mayBeThere ? Optional.empty() : withdrawn(delivery.state()).map(end -> decision(delivery, end, now));
    }

    private static Optional<DeliveryState.Withdrawn> withdrawn(DeliveryState state) {
        return switch (state) {
            case DeliveryState.Accepted accepted -> Optional.of(accepted.withdrawn());
            case DeliveryState.Resolved resolved -> Optional.of(resolved.withdrawn());
            case DeliveryState.Held held -> Optional.of(held.withdrawn());
            case DeliveryState.Published _,
                    DeliveryState.Opened _,
                    DeliveryState.Dispatched _,
                    DeliveryState.Undeliverable _,
                    DeliveryState.Withdrawn _ -> Optional.empty();
        };
    }

    private static Decision decision(Delivery delivery, DeliveryState.Withdrawn end, Instant now) {
        return Decision.step(end, List.of(Evidence.ofWithdrawal(delivery.id(), end.leg(), now)), List.of());
    }
}
