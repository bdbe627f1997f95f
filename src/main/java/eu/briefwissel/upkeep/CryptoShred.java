package eu.briefwissel.upkeep;

import eu.briefwissel.delivery.Delivery;
import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.Recipient;
import eu.briefwissel.delivery.Shredding;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.store.Deliveries;
import eu.briefwissel.store.ShredContent;
import eu.briefwissel.work.WorkQueue;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The seed's {@code cryptoShred} (AVG art. 17): makes unreadable, for good, what a letter said and to whom, while all
 * evidence stays and verifies. What is still under way is stopped first. Cut off in between, it is to be asked for again.
 */
@ApplicationScoped
public class CryptoShred {

    private final WorkQueue queue;
    private final Deliveries deliveries;
    private final ShredContent content;
    private final InstantSource clock;

    CryptoShred(WorkQueue queue, Deliveries deliveries, ShredContent content, InstantSource clock) {
        this.queue = queue;
        this.deliveries = deliveries;
        this.content = content;
        this.clock = clock;
    }

    /** Shreds all messages to a recipient; which ones those were. */
    public Uni<List<DeliveryId>> of(TenantId tenant, Recipient recipient) {
        return content.to(tenant, recipient).call(found -> {
            Uni<Void> all = Uni.createFrom().voidItem();
            for (DeliveryId id : found) {
                all = all.chain(() -> message(tenant, id).replaceWithVoid());
            }
            return all;
        });
    }

    /** Shreds one message; false where the tenant has none of that id. */
    public Uni<Boolean> message(TenantId tenant, DeliveryId id) {
        return deliveries
                .find(tenant, id)
                .chain(found -> found.map(delivery -> shred(delivery).replaceWith(true))
                        .orElseGet(() -> Uni.createFrom().item(false)));
    }

    private Uni<Void> shred(Delivery delivery) {
        return queue.settle(delivery, now -> Shredding.stopping(now, clock.instant()))
                .chain(() -> content.shred(delivery.tenant(), delivery.id()))
                .chain(() -> note(delivery))
                .chain(() -> content.forgetRecipient(delivery.tenant(), delivery.id()));
    }

    private Uni<Void> note(Delivery delivery) {
        return deliveries
                .find(delivery.tenant(), delivery.id())
                .chain(found ->
                        queue.settle(found.orElseThrow(), now -> Optional.of(Shredding.done(now, clock.instant()))))
                .replaceWithVoid();
    }
}
