package eu.briefwissel.fallback;

import eu.briefwissel.delivery.Broken;
import eu.briefwissel.delivery.Deadline;
import eu.briefwissel.delivery.Delivery;
import eu.briefwissel.delivery.DeliveryState;
import eu.briefwissel.delivery.Stage;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.store.Claimed;
import eu.briefwissel.store.Deliveries;
import eu.briefwissel.store.Loaded;
import eu.briefwissel.telemetry.Attribute;
import eu.briefwissel.telemetry.Span;
import eu.briefwissel.telemetry.SpanName;
import eu.briefwissel.telemetry.Traces;
import eu.briefwissel.work.SetAside;
import eu.briefwissel.work.WorkQueue;
import eu.briefwissel.work.Worker;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;

/** Chooses the next channel for what was not opened by its deadline. */
@ApplicationScoped
public class FallBack implements Worker {

    private final WorkQueue queue;
    private final Deliveries deliveries;
    private final SetAside aside;
    private final Traces traces;
    private final InstantSource clock;

    FallBack(WorkQueue queue, Deliveries deliveries, SetAside aside, Traces traces, InstantSource clock) {
        this.queue = queue;
        this.deliveries = deliveries;
        this.aside = aside;
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
                .chain(loaded -> queue.each(claimed, work -> fallBack(loaded, work)));
    }

    private Uni<Void> fallBack(Loaded<Delivery> loaded, Claimed work) {
        Broken broken = loaded.broken().get(work.delivery());
        if (broken != null) {
            return aside.broken(work, broken);
        }
        Delivery delivery = loaded.found().get(work.delivery());
        return delivery == null
                ? queue.done(List.of(work))
                : traces.during(delivery, SpanName.FALL_BACK, span -> fallBack(delivery, work, span));
    }

    private Uni<Void> fallBack(Delivery delivery, Claimed work, Span span) {
        return queue.settle(delivery, now -> Deadline.reached(now, clock.instant()))
                .invoke(committed -> span.says(Attribute.OUTCOME, committed.isPresent() ? "next-channel" : "none"))
                .chain(committed ->
                        committed.isPresent() ? Uni.createFrom().voidItem() : giveUp(delivery, List.of(work)));
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
