package eu.briefwissel.store;

import eu.briefwissel.delivery.Cause;
import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.Status;
import eu.briefwissel.delivery.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Counts one tenant's deliveries that have the Berichtenbox on their route. */
@ApplicationScoped
public class BerichtenboxCounts {

    private static final String BY_STATE = """
            select d.status,
                   d.cause,
                   count(*) as many,
                   count(*) filter (where d.updated_at < $2) as stale
              from delivery d
             where d.tenant = $1
               and 'berichtenbox' = any(d.route)
             group by d.status, d.cause
            """;

    private static final String UNREAD = """
            select min(d.receipt_at) as oldest
              from delivery d
             where d.tenant = $1
               and d.status = 'published'
               and d.route[d.step + 1] = 'berichtenbox'
            """;

    private static final String REPLIES = "select count(*) as many from reply r where r.tenant = $1";

    /** Those that somebody has to find an address for. */
    private static final String WITHOUT_ADDRESS = """
            select d.id
              from delivery d
             where d.tenant = $1
               and d.status = 'held'
               and d.cause = 'no-address'
               and 'berichtenbox' = any(d.route)
             order by d.id
             limit $2
            """;

    private static final int MOST_NAMED = 100;

    private final TenantTransactions transactions;

    BerichtenboxCounts(TenantTransactions transactions) {
        this.transactions = transactions;
    }

    /**
     * How many are in one state.
     *
     * @param cause why, where they are held or ended
     * @param stale how many of them have been so since before the moment that was asked for
     */
    public record Counted(Status status, Optional<Cause> cause, long many, long stale) {}

    /**
     * One look.
     *
     * @param unreadSince since when the oldest lies in the Berichtenbox that is unread
     * @param withoutAddress the oldest 100 that wait for an address
     */
    public record Look(
            List<Counted> states, Optional<Instant> unreadSince, long replies, List<DeliveryId> withoutAddress) {}

    /** Counts; {@code staleBefore} is the moment before which what has not moved is stale. */
    public Uni<Look> of(TenantId tenant, Instant staleBefore) {
        return transactions.in(
                tenant,
                connection -> Uni.combine()
                        .all()
                        .unis(
                                connection
                                        .preparedQuery(BY_STATE)
                                        .execute(Tuple.of(tenant.value(), Columns.utc(staleBefore))),
                                connection.preparedQuery(UNREAD).execute(Tuple.of(tenant.value())),
                                connection.preparedQuery(REPLIES).execute(Tuple.of(tenant.value())),
                                connection.preparedQuery(WITHOUT_ADDRESS).execute(Tuple.of(tenant.value(), MOST_NAMED)))
                        .with(BerichtenboxCounts::look));
    }

    private static Look look(RowSet<Row> states, RowSet<Row> unread, RowSet<Row> replies, RowSet<Row> withoutAddress) {
        return new Look(
                StreamSupport.stream(states.spliterator(), false)
                        .map(BerichtenboxCounts::counted)
                        .toList(),
                Columns.optionalInstant(unread.iterator().next(), "oldest"),
                replies.iterator().next().getLong("many"),
                StreamSupport.stream(withoutAddress.spliterator(), false)
                        .map(row -> new DeliveryId(row.getUUID("id")))
                        .toList());
    }

    private static Counted counted(Row row) {
        return new Counted(
                Status.named(row.getString("status")).orElseThrow(),
                Optional.ofNullable(row.getString("cause")).map(Cause::named),
                row.getLong("many"),
                row.getLong("stale"));
    }
}
