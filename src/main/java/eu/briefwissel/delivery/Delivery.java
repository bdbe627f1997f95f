package eu.briefwissel.delivery;

import java.util.List;
import java.util.Optional;

/**
 * One message on its way to one recipient: the aggregate.
 *
 * @param version grows by one with every committed decision; a decision made on another version is not committed
 * @param trace under which its journey is told; empty where none was begun when it was handed over
 */
public record Delivery(TenantId tenant, DeliveryId id, long version, DeliveryState state, Optional<TraceParent> trace) {

    /** One with which no trace was begun. */
    public Delivery(TenantId tenant, DeliveryId id, long version, DeliveryState state) {
        this(tenant, id, version, state, Optional.empty());
    }

    /** The delivery of a message that is about to be stored. */
    public static Delivery of(TenantId tenant, DeliveryId id, Route route) {
        return new Delivery(tenant, id, 0, new DeliveryState.Accepted(route));
    }

    /** What is written together with the message: that it was accepted, and that it has to be resolved at once. */
    public Decision acceptance() {
        return acceptance(Stage.RESOLVE);
    }

    /**
     * As {@link #acceptance()}, with what is to be done first.
     *
     * @param first {@link Stage#INSPECT} where its documents have to be looked into, else {@link Stage#RESOLVE}
     */
    public Decision acceptance(Stage first) {
        return Decision.step(
                state,
                List.of(Evidence.ofSubmission(id, id.acceptedAt())),
                List.of(new Work(first, id.acceptedAt(), 0)));
    }
}
