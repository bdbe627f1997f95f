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
import eu.briefwissel.delivery.TraceParent;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads deliveries from rows, and takes states apart into columns. */
final class DeliveryRows {

    static final String COLUMNS =
            "d.id, d.version, d.status, d.route, d.step, d.attempt, d.cause, d.receipt_id, d.receipt_at, d.read_by,"
                    + " d.trace";

    private DeliveryRows() {}

    static Delivery read(TenantId tenant, Row row) {
        return new Delivery(
                tenant,
                new DeliveryId(row.getUUID("id")),
                row.getLong("version"),
                state(row),
                TraceParent.parse(row.getString("trace")));
    }

    static Optional<Cause> cause(DeliveryState state) {
        return switch (state) {
            case DeliveryState.Held held -> Optional.of(held.cause());
            case DeliveryState.Undeliverable ended -> Optional.of(ended.cause());
            case DeliveryState.Accepted _,
                    DeliveryState.Resolved _,
                    DeliveryState.Published _,
                    DeliveryState.Opened _,
                    DeliveryState.Dispatched _,
                    DeliveryState.Withdrawn _ -> Optional.empty();
        };
    }

    static Optional<Receipt> receipt(DeliveryState state) {
        return switch (state) {
            case DeliveryState.Published published -> Optional.of(published.receipt());
            case DeliveryState.Dispatched dispatched -> Optional.of(dispatched.receipt());
            case DeliveryState.Accepted _,
                    DeliveryState.Resolved _,
                    DeliveryState.Opened _,
                    DeliveryState.Held _,
                    DeliveryState.Undeliverable _,
                    DeliveryState.Withdrawn _ -> Optional.empty();
        };
    }

    static Optional<Instant> readBy(DeliveryState state) {
        return state instanceof DeliveryState.Published published ? published.readBy() : Optional.empty();
    }

    /** As it is written: names, with commas between. */
    static String route(Route route) {
        return route.channels().stream().map(ChannelName::wireName).collect(Collectors.joining(","));
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
            case WITHDRAWN -> new DeliveryState.Withdrawn(leg);
            case UNDELIVERABLE -> new DeliveryState.Undeliverable(leg, Cause.named(row.getString("cause")));
        };
    }

    private static Receipt receipt(Row row) {
        return new Receipt(row.getString("receipt_id"), Columns.instant(row, "receipt_at"));
    }
}
