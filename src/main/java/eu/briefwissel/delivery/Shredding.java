package eu.briefwissel.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides what becomes of a delivery whose message is shredded (AVG art. 17). */
public final class Shredding {

    private Shredding() {}

    /** Before it: nothing more is sent of what nobody can read; empty where nothing would be. */
    public static Optional<Decision> stopping(Delivery delivery, Instant now) {
        return switch (delivery.state()) {
            case DeliveryState.Accepted accepted ->
                Optional.of(ended(delivery, accepted.undeliverable(accepted.leg(), Cause.SHREDDED), now));
            case DeliveryState.Resolved resolved ->
                Optional.of(ended(delivery, resolved.undeliverable(Cause.SHREDDED), now));
            case DeliveryState.Held held -> Optional.of(ended(delivery, held.undeliverable(Cause.SHREDDED), now));
            case DeliveryState.Published published ->
                Optional.of(Decision.step(published.withoutDeadline(), List.of(), List.of()));
            case DeliveryState.Opened _,
                    DeliveryState.Dispatched _,
                    DeliveryState.Undeliverable _,
                    DeliveryState.Withdrawn _ -> Optional.empty();
        };
    }

    /** After it: that it was done. */
    public static Decision done(Delivery delivery, Instant now) {
        Evidence fact = Evidence.once(
                delivery.id(), EvidenceKind.CONTENT_SHREDDED, delivery.state().leg(), now);
        return Decision.noted(delivery.state(), fact);
    }

    private static Decision ended(Delivery delivery, DeliveryState.Undeliverable end, Instant now) {
        return NextChannel.ended(delivery.id(), end, List.of(), now);
    }
}
