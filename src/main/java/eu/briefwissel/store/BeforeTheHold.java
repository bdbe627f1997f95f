package eu.briefwissel.store;

import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells how far a held delivery had come, by its evidence: its row says so no more. */
@ApplicationScoped
public class BeforeTheHold {

    private static final String SELECT = """
            select exists (select
                             from evidence e
                            where e.month = $1
                              and e.delivery = $2
                              and e.kind in ('ChannelChosen', 'OperatorRetry')
                              and e.channel is not null) as chosen,
                   exists (select
                             from evidence e
                            where e.month = $1
                              and e.delivery = $2
                              and e.kind = 'DocumentsInspected') as inspected,
                   exists (select
                             from evidence e
                            where e.month = $1
                              and e.delivery = $2
                              and e.kind = 'Held'
                              and e.detail = 'document') as lost
            """;

    private final TenantTransactions transactions;

    BeforeTheHold(TenantTransactions transactions) {
        this.transactions = transactions;
    }

    /**
     * What its timeline says.
     *
     * @param chosen a channel was, and may have something of it
     * @param inspected its documents were looked into
     * @param lost whoever looked into them was lost
     */
    public record Past(boolean chosen, boolean inspected, boolean lost) {}

    public Uni<Past> of(TenantId tenant, DeliveryId id) {
        return transactions.in(
                tenant,
                connection -> connection
                        .preparedQuery(SELECT)
                        .execute(Tuple.of(id.month(), id.value()))
                        .map(rows -> rows.iterator().next())
                        .map(row -> new Past(
                                row.getBoolean("chosen"), row.getBoolean("inspected"), row.getBoolean("lost"))));
    }
}
