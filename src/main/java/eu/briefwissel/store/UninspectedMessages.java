package eu.briefwissel.store;

import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.Status;
import io.smallrye.mutiny.Uni;
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

    private final TenantTransactions transactions;
    private final TenantDirectory tenants;
    private final StoredMessages messages;
    private final InstantSource clock;

    UninspectedMessages(
            TenantTransactions transactions, TenantDirectory tenants, StoredMessages messages, InstantSource clock) {
        this.transactions = transactions;
        this.tenants = tenants;
        this.messages = messages;
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
        var wanted = new StoredMessages.Wanted(claimed.tenant(), List.of(id), Status.ACCEPTED);
        return tenants.vault(claimed.tenant())
                .chain(vault -> transactions.in(
                        claimed.tenant(),
                        connection -> messages.open(
                                connection,
                                vault,
                                wanted,
                                opening -> Uni.createFrom().item(opening.uninspected(id)))));
    }
}
