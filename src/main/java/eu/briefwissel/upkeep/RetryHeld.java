package eu.briefwissel.upkeep;

import eu.briefwissel.delivery.Delivery;
import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.DeliveryState;
import eu.briefwissel.delivery.EmailAddress;
import eu.briefwissel.delivery.OperatorRetry;
import eu.briefwissel.delivery.Stage;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.store.AddedAddresses;
import eu.briefwissel.store.BrokenEvents;
import eu.briefwissel.store.Deliveries;
import eu.briefwissel.work.WorkQueue;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Optional;

/** Has a held delivery tried again, and what was set aside of it, because an operator says so. */
@ApplicationScoped
public class RetryHeld {

    private final WorkQueue queue;
    private final Deliveries deliveries;
    private final AddedAddresses addresses;
    private final BrokenEvents events;
    private final HeldBeforeAChannel early;
    private final InstantSource clock;

    RetryHeld(
            WorkQueue queue,
            Deliveries deliveries,
            AddedAddresses addresses,
            BrokenEvents events,
            HeldBeforeAChannel early,
            InstantSource clock) {
        this.addresses = addresses;
        this.events = events;
        this.early = early;
        this.queue = queue;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /** What came of it. */
    public enum Outcome {
        /** A new attempt is queued, with the whole retry schedule. */
        RETRIED,
        /** The delivery is not held; what a channel told about it and could not be read is tried again. */
        EVENTS_RETRIED,
        /** It is not held, and nothing of it is set aside; nothing was changed. */
        NOT_HELD,
        /** What was given is not an e-mail address; nothing was changed. */
        NOT_AN_ADDRESS,
        /** The tenant has no delivery of that id. */
        NOT_FOUND
    }

    /**
     * Retries it; the item comes after the commit.
     *
     * @param email where the recipient can be reached by e-mail, where the operator found that out
     */
    public Uni<Outcome> retry(TenantId tenant, DeliveryId id, Optional<String> email) {
        if (email.filter(address -> !EmailAddress.isValid(address)).isPresent()) {
            return Uni.createFrom().item(Outcome.NOT_AN_ADDRESS);
        }
        return deliveries
                .find(tenant, id)
                .chain(found -> found.map(delivery -> retry(delivery, email))
                        .orElseGet(() -> Uni.createFrom().item(Outcome.NOT_FOUND)));
    }

    private Uni<Outcome> retry(Delivery delivery, Optional<String> email) {
        return events.again(delivery.tenant(), delivery.id(), clock.instant()).chain(isSomething -> {
            if (isSomething) {
                queue.wake(Stage.RECEIVE);
            }
            return delivery.state() instanceof DeliveryState.Held
                    ? retryHeld(delivery, email)
                    : Uni.createFrom().item(isSomething ? Outcome.EVENTS_RETRIED : Outcome.NOT_HELD);
        });
    }

    /** The address is kept first: the attempt may be made at once. */
    private Uni<Outcome> retryHeld(Delivery delivery, Optional<String> email) {
        return email.map(address -> addresses.add(delivery.tenant(), delivery.id(), address))
                .orElseGet(() -> Uni.createFrom().voidItem())
                .chain(() -> early.beginsAt(delivery))
                .chain(stage -> queue.settle(
                        delivery,
                        now -> now.version() == delivery.version()
                                ? OperatorRetry.of(now, stage, clock.instant())
                                : Optional.empty()))
                .map(decision -> decision.isPresent() ? Outcome.RETRIED : Outcome.NOT_HELD);
    }
}
