package eu.briefwissel.store;

import eu.briefwissel.delivery.Decision;
import eu.briefwissel.delivery.Delivery;
import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.DeliveryState;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.delivery.Withdrawing.Outcome;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Takes deliveries back that nobody has begun to hand over. Whoever begins a call holds its row of work while it writes the call
 * down ({@link OutgoingMessages}): the row is waited for here, and what was written is looked at after that. So either the
 * call is seen, and it is too late; or the work is gone before the call can be begun.
 */
@ApplicationScoped
public class Withdrawals {

    private static final String DELIVERY = "select " + DeliveryRows.COLUMNS + """
              from delivery d
             where d.month = $1
               and d.id = $2
               for update
            """;

    private static final String WAIT_FOR_WORK = "select 1 from work where delivery = $1 for update";

    /** A statement of its own: it sees what was committed while the one before waited. */
    private static final String MAY_BE_THERE = """
            select exists (select
                             from attempt a
                            where a.month = $1
                              and a.delivery = $2
                              and (a.in_flight or a.in_doubt))
                or exists (select
                             from evidence e
                            where e.month = $1
                              and e.delivery = $2
                              and e.kind in ('SentForProcessing', 'ContentConsignment', 'RelayToNonERDS')) as may_be_there
            """;

    private final TenantTransactions transactions;
    private final DecisionTransaction decisions;
    private final InstantSource clock;

    Withdrawals(TenantTransactions transactions, DecisionTransaction decisions, InstantSource clock) {
        this.transactions = transactions;
        this.decisions = decisions;
        this.clock = clock;
    }

    /** Decides, with whether a channel may have something of it. */
    public interface Withdrawal {
        Optional<Decision> of(Delivery delivery, boolean mayBeThere, Instant now);
    }

    /** Commits what {@code decide} makes of it; the item comes after the commit. */
    public Uni<Outcome> withdraw(TenantId tenant, DeliveryId id, Withdrawal decide) {
        Tuple key = Tuple.of(id.month(), id.value());
        return transactions.in(
                tenant,
                connection -> connection
                        .preparedQuery(DELIVERY)
                        .execute(key)
                        .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                                .findFirst()
                                .map(row -> DeliveryRows.read(tenant, row)))
                        .chain(found -> found.map(delivery -> withdraw(connection, delivery, decide))
                                .orElseGet(() -> Uni.createFrom().item(Outcome.NOT_FOUND))));
    }

    private Uni<Outcome> withdraw(SqlConnection connection, Delivery delivery, Withdrawal decide) {
        if (delivery.state() instanceof DeliveryState.Withdrawn) {
            return Uni.createFrom().item(Outcome.WITHDRAWN);
        }
        DeliveryId id = delivery.id();
        Instant now = clock.instant();
        return connection
                .preparedQuery(WAIT_FOR_WORK)
                .execute(Tuple.of(id.value()))
                .chain(() -> connection.preparedQuery(MAY_BE_THERE).execute(Tuple.of(id.month(), id.value())))
                .map(rows -> rows.iterator().next().getBoolean("may_be_there"))
                .chain(mayBeThere -> decide.of(delivery, mayBeThere, now)
                        .map(decision -> commit(connection, delivery, decision, now))
                        .orElseGet(() -> Uni.createFrom().item(Outcome.TOO_LATE)));
    }

    private Uni<Outcome> commit(SqlConnection connection, Delivery delivery, Decision decision, Instant now) {
        return decisions
                .move(connection, delivery.tenant(), List.of(new Decided(delivery, decision)), now)
                .map(moved -> moved.isEmpty() ? Outcome.TOO_LATE : Outcome.WITHDRAWN);
    }
}
