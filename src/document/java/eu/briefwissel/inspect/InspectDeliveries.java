package eu.briefwissel.inspect;

import eu.briefwissel.delivery.Broken;
import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.RetrySchedule;
import eu.briefwissel.delivery.Stage;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.document.LookBroke;
import eu.briefwissel.store.Claimed;
import eu.briefwissel.store.TenantDirectory;
import eu.briefwissel.store.Waybills;
import eu.briefwissel.store.Waybills.Waybill;
import eu.briefwissel.tenant.Settings;
import eu.briefwissel.work.SetAside;
import eu.briefwissel.work.WorkConfig;
import eu.briefwissel.work.WorkQueue;
import eu.briefwissel.work.Worker;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Looks into the documents of accepted deliveries. One over which the look is lost, be it with this whole process, is tried again
 * on a schedule, and held for an operator after its tries: they were counted when they began.
 */
@ApplicationScoped
public class InspectDeliveries implements Worker {

    private static final Logger LOG = Logger.getLogger(InspectDeliveries.class);

    private final WorkQueue queue;
    private final TenantDirectory tenants;
    private final Waybills waybills;
    private final Inspection inspection;
    private final SetAside aside;
    private final RetrySchedule retries;
    private final InstantSource clock;

    InspectDeliveries(
            WorkQueue queue,
            TenantDirectory tenants,
            Waybills waybills,
            Inspection inspection,
            SetAside aside,
            WorkConfig config,
            InstantSource clock) {
        this.queue = queue;
        this.tenants = tenants;
        this.waybills = waybills;
        this.inspection = inspection;
        this.aside = aside;
        this.retries = new RetrySchedule(config.brokenAfter());
        this.clock = clock;
    }

    /** One at its time, and how it is counted. */
    @ApplicationScoped
    static class Inspection {

        private final RoomForDocuments room;
        private final InspectOne one;
        private final InspectMeters meters;

        Inspection(RoomForDocuments room, InspectOne one, InspectMeters meters) {
            this.room = room;
            this.one = one;
            this.meters = meters;
        }

        Uni<Void> notBegun(Claimed piece, Instant dueAt) {
            return one.notBegun(piece, dueAt);
        }

        Uni<InspectOne.Ended> inspect(Claimed piece, long bytes, Settings settings) {
            return room.within(bytes, () -> one.inspect(piece, settings)).invoke(ended -> {
                if (ended instanceof InspectOne.Ended.Lost) {
                    meters.lost();
                }
            });
        }
    }

    @Override
    public Stage stage() {
        return Stage.INSPECT;
    }

    @Override
    public Uni<Void> work(TenantId tenant, List<Claimed> claimed) {
        List<DeliveryId> ids = claimed.stream().map(Claimed::delivery).toList();
        return Uni.combine()
                .all()
                .unis(tenants.settings(tenant), waybills.of(tenant, ids))
                .asTuple()
                .chain(both -> queue.each(claimed, piece -> inspect(piece, both.getItem2(), both.getItem1())));
    }

    private Uni<Void> inspect(Claimed piece, Map<DeliveryId, Waybill> bills, Settings settings) {
        if (again(piece).isEmpty()) {
            return aside.broken(piece, Broken.DOCUMENT);
        }
        long bytes = bills.getOrDefault(piece.delivery(), Waybill.NONE).bytes();
        return inspection.inspect(piece, bytes, settings).chain(ended -> switch (ended) {
            case InspectOne.Ended.Well _ -> Uni.createFrom().voidItem();
            case InspectOne.Ended.Unreadable(Broken what) -> aside.broken(piece, what);
            case InspectOne.Ended.Lost(LookBroke because) -> lost(piece, because);
        });
    }

    /** Tried again later, and no try where nobody had begun; after the last try it is due at once, and held by whoever takes it up. */
    private Uni<Void> lost(Claimed piece, LookBroke because) {
        LOG.warnf("a look was lost delivery=%s: %s", piece.delivery(), because.getMessage());
        Instant due = again(piece).orElseGet(clock::instant);
        return because.isBegun() ? queue.postpone(List.of(piece), due) : inspection.notBegun(piece, due);
    }

    private Optional<Instant> again(Claimed piece) {
        return retries.next(piece.tries(), clock.instant(), Optional.empty());
    }
}
