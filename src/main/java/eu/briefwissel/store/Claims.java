package eu.briefwissel.store;

import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.Stage;
import eu.briefwissel.delivery.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * Claims due work across all tenants, in batches. The retry time stands in the WHERE clause before the LIMIT, so that
 * waiting retries never keep new work waiting. A claim that is neither committed nor given up becomes due again when its
 * lease ends.
 */
@ApplicationScoped
public class Claims {

    private static final String CLAIM = "select * from claim_work($1, $2, $3, $4, $5)";

    private static final String POSTPONE = """
            update work w
               set due_at = n.due_at,
                   lease = null
              from unnest($1::uuid[], $3::timestamptz[]) as n(delivery, due_at)
             where w.delivery = n.delivery
               and w.lease = $2
            """;

    private static final String DONE = """
            delete from work
             where delivery = any($1::uuid[])
               and lease = $2
            """;

    private final TenantTransactions transactions;

    Claims(TenantTransactions transactions) {
        this.transactions = transactions;
    }

    /** At most {@code limit} pieces of work that were due at {@code now}, the longest waiting first. */
    public Uni<List<Claimed>> claim(Stage stage, int limit, Instant now, Duration lease) {
        UUID token = UUID.randomUUID();
        Tuple parameters = Tuple.of(stage.wireName(), limit, Columns.utc(now), Columns.utc(now.plus(lease)), token);
        return transactions
                .outside()
                .preparedQuery(CLAIM)
                .execute(parameters)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> claimed(row, stage, token))
                        .toList());
    }

    /** Gives work of one tenant and one claim back, to be taken up again when {@code due} says; what is no longer ours stays. */
    public Uni<Void> postpone(List<Claimed> claimed, Function<Claimed, Instant> due) {
        return end(POSTPONE, claimed, (Object)
                claimed.stream().map(c -> Columns.utc(due.apply(c))).toArray(OffsetDateTime[]::new));
    }

    /** Removes work of one tenant and one claim that has nothing left to do; what is no longer ours stays. */
    public Uni<Void> done(List<Claimed> claimed) {
        return end(DONE, claimed);
    }

    private Uni<Void> end(String statement, List<Claimed> claimed, Object... more) {
        if (claimed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        UUID[] ids = claimed.stream().map(c -> c.delivery().value()).toArray(UUID[]::new);
        Tuple parameters = Tuple.of(ids, claimed.getFirst().lease());
        for (Object one : more) {
            parameters.addValue(one);
        }
        return transactions
                .in(
                        claimed.getFirst().tenant(),
                        connection -> connection.preparedQuery(statement).execute(parameters))
                .replaceWithVoid();
    }

    private static Claimed claimed(Row row, Stage stage, UUID lease) {
        return new Claimed(
                new TenantId(row.getString("tenant")),
                new DeliveryId(row.getUUID("delivery")),
                stage,
                row.getInteger("tries"),
                lease);
    }
}
