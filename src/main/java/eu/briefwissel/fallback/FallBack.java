package eu.briefwissel.fallback;

import eu.briefwissel.delivery.Deadline;
import eu.briefwissel.delivery.Delivery;
import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.DeliveryState;
import eu.briefwissel.delivery.Stage;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.store.Claimed;
import eu.briefwissel.store.Deliveries;
import eu.briefwissel.telemetry.Attribute;
import eu.briefwissel.telemetry.SpanName;
import eu.briefwissel.telemetry.Traces;
import eu.briefwissel.work.WorkQueue;
import eu.briefwissel.work.Worker;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Chooses the next channel for what was not opened by its deadline. */
@ApplicationScoped
public class FallBack implements Worker {

    private final WorkQueue queue;
    private final Deliveries deliveries;
    private final Traces traces;
    private final InstantSource clock;

    FallBack(WorkQueue queue, Deliveries deliveries, Traces traces, InstantSource clock) {
        this.queue = queue;
        this.deliveries = deliveries;
        this.traces = traces;
        this.clock = clock;
    }

    @Override
    public Stage stage() {
        return Stage.FALLBACK;
    }

    @Override
    public Uni<Void> work(TenantId tenant, List<Claimed> claimed) {
        return deliveries
                .load(tenant, claimed.stream().map(Claimed::delivery).toList())
                .map(FallBack::byId)
                .chain(loaded -> queue.each(claimed, work -> fallBack(loaded.get(work.delivery()), work)));
    }

    private Uni<Void> fallBack(@Nullable Delivery delivery, Claimed work) {
        if (delivery == null) {
            return Uni.createFrom().voidItem();
        }
        return traces.during(
                delivery,
                SpanName.FALL_BACK,
                span -> queue.settle(delivery, now -> Deadline.reached(now, clock.instant()))
                        .invoke(committed ->
                                span.says(Attribute.OUTCOME, committed.isPresent() ? "next-channel" : "none"))
                        .chain(committed ->
                                committed.isPresent() ? Uni.createFrom().voidItem() : giveUp(delivery, List.of(work))));
    }

    private static Map<DeliveryId, Delivery> byId(List<Delivery> loaded) {
        return loaded.stream().collect(Collectors.toMap(Delivery::id, Function.identity()));
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
