package eu.briefwissel.upkeep;

import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.OperatorRetry;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.store.Deliveries;
import eu.briefwissel.work.WorkQueue;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;

/** Has a held delivery tried again, because an operator says so. */
@ApplicationScoped
public class RetryHeld {

    private final WorkQueue queue;
    private final Deliveries deliveries;
    private final InstantSource clock;

    RetryHeld(WorkQueue queue, Deliveries deliveries, InstantSource clock) {
        this.queue = queue;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /** What came of it. */
    public enum Outcome {
        /** A new attempt is queued, with the whole retry schedule. */
        RETRIED,
        /** It is not held; nothing was changed. */
        NOT_HELD,
        /** The tenant has no delivery of that id. */
        NOT_FOUND
    }

    /** Retries it; the item comes after the commit. */
    public Uni<Outcome> retry(TenantId tenant, DeliveryId id) {
        return deliveries
                .find(tenant, id)
                .chain(found -> found.map(delivery -> queue.settle(
                                        delivery, now -> OperatorRetry.of(now, clock.instant()))
                                .map(decision -> decision.isPresent() ? Outcome.RETRIED : Outcome.NOT_HELD))
                        .orElseGet(() -> Uni.createFrom().item(Outcome.NOT_FOUND)));
    }
}
