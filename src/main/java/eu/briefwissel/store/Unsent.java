package eu.briefwissel.store;

import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Finds messages that are not at any reader's yet, as far as their status tells. */
@ApplicationScoped
public class Unsent {

    /** By the index on status, of which few rows are of these three. */
    private static final String FIND = """
            select d.id
              from delivery d
              join message m
                on m.month = d.month
               and m.id = d.id
             where d.tenant = $1
               and d.status in ('accepted', 'resolved', 'held')
               and d.id > $2
               and d.id < $3
               and ($4::text is null or m.reference = $4)
               and ($5::text is null or starts_with(m.reference, $5))
             order by d.id
             limit $6
            """;

    private final TenantTransactions transactions;

    Unsent(TenantTransactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Which of them.
     *
     * @param reference the sender's; empty: whatever it is
     * @param prefix what the sender's reference begins with; empty: whatever it is
     * @param since accepted then or later
     * @param until accepted before
     * @param after behind this one
     */
    public record Wanted(
            Optional<String> reference,
            Optional<String> prefix,
            Instant since,
            Instant until,
            Optional<DeliveryId> after) {}

    /** The oldest first. */
    public Uni<List<DeliveryId>> find(TenantId tenant, Wanted wanted, int limit) {
        var from = Ids.from(wanted.since());
        Tuple parameters = Tuple.tuple()
                .addValue(tenant.value())
                .addValue(wanted.after()
                        .map(DeliveryId::value)
                        .filter(id -> Ids.isAfter(id, from))
                        .orElse(from))
                .addValue(Ids.from(wanted.until()))
                .addValue(wanted.reference().orElse(null))
                .addValue(wanted.prefix().orElse(null))
                .addValue(limit);
        return transactions
                .in(tenant, connection -> connection.preparedQuery(FIND).execute(parameters))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new DeliveryId(row.getUUID("id")))
                        .toList());
    }
}
