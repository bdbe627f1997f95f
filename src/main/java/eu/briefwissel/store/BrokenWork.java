package eu.briefwissel.store;

import eu.briefwissel.delivery.Broken;
import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.Evidence;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Puts claimed work aside whose delivery cannot be read, without reading it: to a later time, or into the hands of an
 * operator. Only as long as the work is ours, and without a word about other work.
 */
@ApplicationScoped
public class BrokenWork {

    private static final String LATER = """
            update work
               set due_at = $4,
                   tries = $5,
                   lease = null
             where delivery = $1
               and stage = $2
               and lease = $3
            returning delivery
            """;

    /** The law of DeliveryState in SQL: a held delivery has a cause, and neither a receipt nor a deadline. */
    private static final String HOLD = """
            update delivery d
               set version = d.version + 1,
                   status = 'held',
                   cause = 'broken',
                   receipt_id = null,
                   receipt_at = null,
                   read_by = null,
                   updated_at = $5
              from work w
             where d.month = $4
               and d.id = $1
               and d.status in ('accepted', 'resolved', 'published')
               and w.delivery = d.id
               and w.stage = $2
               and w.lease = $3
            returning d.version, d.attempt
            """;

    /** Nothing is left to do about what is held or at its end; a status that we do not know keeps its work. */
    private static final String ENDED = """
            delete from work w
             using delivery d
             where d.month = $2
               and d.id = $1
               and d.status in ('held', 'opened', 'dispatched', 'undeliverable', 'withdrawn')
               and w.delivery = d.id
               and w.stage <> 'receive'
            """;

    private final TenantTransactions transactions;

    BrokenWork(TenantTransactions transactions) {
        this.transactions = transactions;
    }

    /** Has it tried again then, as one more failure than when it was claimed; whether it was still ours. */
    public Uni<Boolean> later(Claimed claimed, Instant dueAt) {
        return transactions
                .in(
                        claimed.tenant(),
                        connection -> connection
                                .preparedQuery(LATER)
                                .execute(work(claimed)
                                        .addOffsetDateTime(Columns.utc(dueAt))
                                        .addInteger(claimed.tries() + 1)))
                .map(rows -> rows.size() == 1);
    }

    /**
     * Has an operator see to it: the delivery is held, with its evidence, and no work is queued for it any more.
     *
     * @return whether it was held by this; not where it is at its end or already held, or no longer ours
     */
    public Uni<Boolean> hold(Claimed claimed, Broken what, Instant now) {
        Tuple parameters =
                work(claimed).addLocalDate(claimed.delivery().month()).addOffsetDateTime(Columns.utc(now));
        return transactions.in(
                claimed.tenant(),
                connection -> connection
                        .preparedQuery(HOLD)
                        .execute(parameters)
                        .map(rows ->
                                StreamSupport.stream(rows.spliterator(), false).findFirst())
                        .call(held -> held.map(row -> evidence(connection, claimed, row, what, now))
                                .orElseGet(() -> Uni.createFrom().voidItem()))
                        .call(() -> connection
                                .preparedQuery(ENDED)
                                .execute(Tuple.of(
                                        claimed.delivery().value(),
                                        claimed.delivery().month())))
                        .map(Optional::isPresent));
    }

    private static Uni<Void> evidence(SqlConnection connection, Claimed claimed, Row held, Broken what, Instant now) {
        DeliveryId id = claimed.delivery();
        long version = held.getLong("version");
        Evidence fact = Evidence.ofBroken(id, held.getInteger("attempt"), version, what.wireName(), now);
        return Appending.evidence(
                connection, claimed.tenant(), EvidenceRow.of(claimed.tenant(), id, version, List.of(fact), now));
    }

    private static Tuple work(Claimed claimed) {
        return Tuple.of(claimed.delivery().value(), claimed.stage().wireName(), claimed.lease());
    }
}
