package eu.briefwissel.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides what follows when an operator has a held delivery tried again. */
public final class OperatorRetry {

    private OperatorRetry() {}

    /**
     * From where it was held; empty where it is not held.
     *
     * @param early the stage where it begins again, where it was held before a channel was chosen
     */
    public static Optional<Decision> of(Delivery delivery, Optional<Stage> early, Instant now) {
        return early.map(stage -> anew(delivery, stage, now)).orElseGet(() -> of(delivery, now));
    }

    private static Optional<Decision> anew(Delivery delivery, Stage stage, Instant now) {
        if (!(delivery.state() instanceof DeliveryState.Held held)) {
            return Optional.empty();
        }
        Evidence fact = Evidence.ofRetryBeforeAChannel(delivery.id(), delivery.version() + 1, now);
        return Optional.of(Decision.step(held.unresolved(), List.of(fact), List.of(new Work(stage, now, 0))));
    }

    /** A new attempt on the channel where it was held, with the whole retry schedule again; empty where it is not held. */
    public static Optional<Decision> of(Delivery delivery, Instant now) {
        if (!(delivery.state() instanceof DeliveryState.Held held)) {
            return Optional.empty();
        }
        DeliveryState.Resolved again = held.retried();
        Evidence fact = Evidence.once(delivery.id(), EvidenceKind.OPERATOR_RETRY, again.leg(), now);
        return Optional.of(Decision.step(again, List.of(fact), List.of(new Work(Stage.PUBLISH, now, 0))));
    }
}
