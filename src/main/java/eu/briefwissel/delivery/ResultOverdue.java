package eu.briefwissel.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides what follows when a channel that took a message to be processed told nothing of it for too long. */
public final class ResultOverdue {

    private ResultOverdue() {}

    /** Held for an operator, never sent again by itself; empty where no result is waited for. */
    public static Optional<Decision> of(Delivery delivery, Instant now) {
        if (!(delivery.state() instanceof DeliveryState.Resolved(Leg leg)
                && leg.channel().isMailbox())) {
            return Optional.empty();
        }
        Evidence waits = Evidence.numbered(delivery.id(), EvidenceKind.HELD, leg, Cause.NO_RESULT.wireName(), now)
                .because(Cause.NO_RESULT);
        DeliveryState.Resolved resolved = (DeliveryState.Resolved) delivery.state();
        return Optional.of(Decision.step(resolved.held(Cause.NO_RESULT), List.of(waits), List.of())
                .inDoubt());
    }
}
