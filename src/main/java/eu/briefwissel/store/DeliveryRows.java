package eu.briefwissel.store;

import eu.briefwissel.delivery.Cause;
import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.Delivery;
import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.DeliveryState;
import eu.briefwissel.delivery.Leg;
import eu.briefwissel.delivery.Receipt;
import eu.briefwissel.delivery.Route;
import eu.briefwissel.delivery.Status;
import eu.briefwissel.delivery.TenantId;
import io.vertx.mutiny.sqlclient.Row;
import java.util.Arrays;
import java.util.Optional;

/** Reads deliveries from rows, and takes states apart into columns. */
final class DeliveryRows {

    static final String COLUMNS =
            "d.id, d.version, d.status, d.route, d.step, d.attempt, d.cause, d.receipt_id, d.receipt_at, d.read_by";

    private DeliveryRows() {}

    /** What a state is made of; the table's checks say which belong together. */
    record Parts(Leg leg, Optional<Cause> cause, Optional<Receipt> receipt, DeliveryState state) {}

    static Delivery read(TenantId tenant, Row row) {
        return new Delivery(tenant, new DeliveryId(row.getUUID("id")), row.getLong("version"), state(row));
    }

    static Parts parts(DeliveryState state) {
        return switch (state) {
            case DeliveryState.Accepted a -> new Parts(a.route().start(), Optional.empty(), Optional.empty(), a);
            case DeliveryState.Resolved r -> new Parts(r.leg(), Optional.empty(), Optional.empty(), r);
            case DeliveryState.Published p -> new Parts(p.leg(), Optional.empty(), Optional.of(p.receipt()), p);
            case DeliveryState.Opened o -> new Parts(o.leg(), Optional.empty(), Optional.empty(), o);
            case DeliveryState.Dispatched d -> new Parts(d.leg(), Optional.empty(), Optional.of(d.receipt()), d);
            case DeliveryState.Held h -> new Parts(h.leg(), Optional.of(h.cause()), Optional.empty(), h);
            case DeliveryState.Undeliverable u -> new Parts(u.leg(), Optional.of(u.cause()), Optional.empty(), u);
        };
    }

    private static DeliveryState state(Row row) {
        Route route = new Route(Arrays.stream(row.getArrayOfStrings("route"))
                .map(name -> ChannelName.named(name).orElseThrow())
                .toList());
        Leg leg = new Leg(route, row.getInteger("step"), row.getInteger("attempt"));
        return switch (Status.named(row.getString("status")).orElseThrow()) {
            case ACCEPTED -> new DeliveryState.Accepted(route);
            case RESOLVED -> new DeliveryState.Resolved(leg);
            case PUBLISHED -> new DeliveryState.Published(leg, receipt(row), Columns.optionalInstant(row, "read_by"));
            case OPENED -> new DeliveryState.Opened(leg);
            case DISPATCHED -> new DeliveryState.Dispatched(leg, receipt(row));
            case HELD -> new DeliveryState.Held(leg, Cause.named(row.getString("cause")));
            case UNDELIVERABLE -> new DeliveryState.Undeliverable(leg, Cause.named(row.getString("cause")));
        };
    }

    private static Receipt receipt(Row row) {
        return new Receipt(row.getString("receipt_id"), Columns.instant(row, "receipt_at"));
    }
}
