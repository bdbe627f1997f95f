package eu.briefwissel.fallback;

import eu.briefwissel.delivery.Deadline;
import eu.briefwissel.delivery.Delivery;
import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.DeliveryState;
import eu.briefwissel.delivery.Stage;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.store.Claimed;
import eu.briefwissel.store.Deliveries;
import eu.briefwissel.work.WorkQueue;
import eu.briefwissel.work.Worker;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Chooses the next channel for what was not opened by its deadline. */
@ApplicationScoped
public class FallBack implements Worker {

    private final WorkQueue queue;
    private final Deliveries deliveries;
    private final InstantSource clock;

    FallBack(WorkQueue queue, Deliveries deliveries, InstantSource clock) {
        this.queue = queue;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    @Override
    public Stage stage() {
        return Stage.FALLBACK;
    }

    @Override
    public Uni<Void> work(TenantId tenant, List<Claimed> claimed) {
        Map<DeliveryId, Claimed> work =
                claimed.stream().collect(Collectors.toMap(Claimed::delivery, Function.identity()));
        return deliveries
                .load(tenant, List.copyOf(work.keySet()))
                .chain(loaded -> queue.each(loaded, delivery -> fallBack(delivery, work)));
    }

    private Uni<Void> fallBack(Delivery delivery, Map<DeliveryId, Claimed> work) {
        return queue.settle(delivery, now -> Deadline.reached(now, clock.instant()))
                .chain(committed -> committed.isPresent()
                        ? Uni.createFrom().voidItem()
                        : giveUp(delivery, List.of(Objects.requireNonNull(work.get(delivery.id())))));
    }

    /** A deadline that is still ahead, by a clock that was set back, comes again; any other has nothing left to do. */
    private Uni<Void> giveUp(Delivery delivery, List<Claimed> claimed) {
        return delivery.state() instanceof DeliveryState.Published published
                        && published
                                .readBy()
                                .filter(by -> by.isAfter(clock.instant()))
                                .isPresent()
                ? queue.postpone(claimed, published.readBy().get())
                : queue.done(claimed);
    }
}
