package eu.briefwissel.store;

import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.Evidence;
import eu.briefwissel.delivery.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/**
 * Puts events that cannot be read into the hands of an operator. They stay as they are; nobody tries them until the operator
 * says so, or the channel tells them again.
 */
@ApplicationScoped
public class BrokenEvents {

    /** An event that came meanwhile has taken the lease away, and is not set aside unread. */
    private static final String TAKE = """
            delete from work
             where delivery = $1
               and stage = $2
               and lease = $3
            returning delivery
            """;

    private static final String SET_ASIDE = """
            update mailbox_event e
               set set_aside_at = $2
              from receipt r
             where r.delivery = $1
               and e.tenant = r.tenant
               and e.channel = r.channel
               and e.receipt_id = r.foreign_id
               and e.delivery is null
               and e.set_aside_at is null
            returning e.event_id
            """;

    private static final String NOTE = """
            update delivery
               set version = version + 1,
                   updated_at = $3
             where month = $1
               and id = $2
            returning version, attempt
            """;

    private static final String AGAIN = """
            with again as (
                update mailbox_event e
                   set set_aside_at = null
                  from receipt r
                 where r.delivery = $2
                   and e.tenant = r.tenant
                   and e.channel = r.channel
                   and e.receipt_id = r.foreign_id
                   and e.set_aside_at is not null
                returning r.delivery
            )
            insert into work (tenant, delivery, stage, due_at, tries)
            select distinct $1, a.delivery, 'receive', $3::timestamptz, 0
              from again a
            on conflict (delivery, stage) do update
               set due_at = excluded.due_at,
                   tries = 0,
                   lease = null
            """;

    private final TenantTransactions transactions;

    BrokenEvents(TenantTransactions transactions) {
        this.transactions = transactions;
    }

    /** Has an operator see to what waits to be received for that delivery; whether the work was still ours. */
    public Uni<Boolean> setAside(Claimed claimed, Instant now) {
        DeliveryId id = claimed.delivery();
        Tuple work = Tuple.of(id.value(), claimed.stage().wireName(), claimed.lease());
        return transactions.in(
                claimed.tenant(),
                connection -> connection
                        .preparedQuery(TAKE)
                        .execute(work)
                        .chain(taken -> taken.size() == 0
                                ? Uni.createFrom().item(false)
                                : setAside(connection, claimed, now).replaceWith(true)));
    }

    /** Has what was set aside tried again, from the first try on; whether there was anything. */
    public Uni<Boolean> again(TenantId tenant, DeliveryId delivery, Instant now) {
        return transactions
                .in(
                        tenant,
                        connection -> connection
                                .preparedQuery(AGAIN)
                                .execute(Tuple.of(tenant.value(), delivery.value(), Columns.utc(now))))
                .map(queued -> queued.rowCount() > 0);
    }

    private static Uni<Void> setAside(SqlConnection connection, Claimed claimed, Instant now) {
        DeliveryId id = claimed.delivery();
        return connection
                .preparedQuery(SET_ASIDE)
                .execute(Tuple.of(id.value(), Columns.utc(now)))
                .chain(() -> connection.preparedQuery(NOTE).execute(Tuple.of(id.month(), id.value(), Columns.utc(now))))
                .chain(noted -> evidence(connection, claimed, noted, now));
    }

    private static Uni<Void> evidence(SqlConnection connection, Claimed claimed, RowSet<Row> noted, Instant now) {
        if (noted.size() == 0) {
            return Uni.createFrom().voidItem();
        }
        Row row = noted.iterator().next();
        long version = row.getLong("version");
        Evidence fact = Evidence.ofEventSetAside(claimed.delivery(), row.getInteger("attempt"), version, now);
        return Appending.evidence(
                connection,
                claimed.tenant(),
                EvidenceRow.of(claimed.tenant(), claimed.delivery(), version, List.of(fact), now));
    }
}
