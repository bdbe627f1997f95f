package eu.briefwissel.store;

import eu.briefwissel.delivery.DeliveryId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Opens messages whose documents are to be looked into, one at a time. That it is begun is counted as a try before anything is
 * opened: a document that kills whoever looks into it is known by its tries.
 */
@ApplicationScoped
public class UninspectedMessages {

    /** Ours anew from now on, and one try more; only where it is still ours. */
    private static final String BEGIN = """
            update work w
               set due_at = $3,
                   tries = w.tries + 1
             where w.delivery = $1
               and w.stage = 'inspect'
               and w.lease = $2
            returning w.delivery
            """;

    private static final String NOT_BEGUN = """
            update work w
               set due_at = $3,
                   tries = $4,
                   lease = null
             where w.delivery = $1
               and w.stage = 'inspect'
               and w.lease = $2
            returning w.delivery
            """;

    private static final String SELECT = "select " + DeliveryRows.COLUMNS + """
                 , m.unread_after, m.recipient_scheme, m.recipient_sealed, k.wrapped
              from delivery d
              left join message m on m.month = d.month and m.id = d.id
              left join data_key k on k.month = d.month and k.message = d.id
             where d.month = any($1::date[])
               and d.id = any($2::uuid[])
               and d.status = 'accepted'
            """;

    private final TenantTransactions transactions;
    private final TenantDirectory tenants;
    private final ContentStore content;
    private final InstantSource clock;

    UninspectedMessages(
            TenantTransactions transactions, TenantDirectory tenants, ContentStore content, InstantSource clock) {
        this.transactions = transactions;
        this.tenants = tenants;
        this.content = content;
        this.clock = clock;
    }

    /**
     * Begins with one piece of claimed work.
     *
     * @param lease how long the work is ours from now on
     */
    public Uni<Uninspected> begin(Claimed claimed, Duration lease) {
        DeliveryId id = claimed.delivery();
        Tuple ours = Tuple.of(
                id.value(), claimed.lease(), Columns.utc(clock.instant().plus(lease)));
        return transactions
                .in(
                        claimed.tenant(),
                        connection -> connection.preparedQuery(BEGIN).execute(ours))
                .chain(begun -> begun.size() == 0 ? Uni.createFrom().item(new Uninspected.Over()) : open(claimed));
    }

    /** Nobody could look into it: no try, and due again then. */
    public Uni<Void> notBegun(Claimed claimed, Instant dueAt) {
        Tuple asBefore = Tuple.of(claimed.delivery().value(), claimed.lease(), Columns.utc(dueAt), claimed.tries());
        return transactions.in(
                claimed.tenant(),
                connection ->
                        connection.preparedQuery(NOT_BEGUN).execute(asBefore).replaceWithVoid());
    }

    private Uni<Uninspected> open(Claimed claimed) {
        DeliveryId id = claimed.delivery();
        return tenants.vault(claimed.tenant())
                .chain(vault -> transactions.in(
                        claimed.tenant(),
                        connection -> connection
                                .preparedQuery(SELECT)
                                .execute(Deliveries.keys(List.of(id)))
                                .chain(rows -> open(connection, new Opening(claimed.tenant(), vault, rows), id))));
    }

    private Uni<Uninspected> open(SqlConnection connection, Opening opening, DeliveryId id) {
        return content.get(connection, opening.ids(), 0)
                .invoke(opening::envelopes)
                .chain(() -> files(connection, opening, id))
                .invoke(opening::putTogether)
                .map(_ -> opening.uninspected(id))
                .onTermination()
                .invoke(opening::destroyKeys);
    }

    private Uni<Void> files(SqlConnection connection, Opening opening, DeliveryId id) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (int part = 1; part <= opening.files(id); part++) {
            int number = part;
            all = all.chain(() -> content.get(connection, List.of(id), number)
                    .invoke(found -> opening.file(id, found.stream().findFirst()))
                    .replaceWithVoid());
        }
        return all;
    }
}
