package eu.briefwissel.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Forgets idempotency keys whose time is over, of all tenants; nobody learns which. */
@ApplicationScoped
public class IdempotencyKeys {

    private static final int BATCH = 1_000;

    private final TenantTransactions transactions;

    IdempotencyKeys(TenantTransactions transactions) {
        this.transactions = transactions;
    }

    /** Removes what has expired at {@code now}, batch after batch; how many those were. */
    public Uni<Integer> sweep(Instant now) {
        return sweepFrom(0, now);
    }

    private Uni<Integer> sweepFrom(int before, Instant now) {
        return transactions
                .outside()
                .preparedQuery("select sweep_idempotency($1, $2) as swept")
                .execute(Tuple.of(Columns.utc(now), BATCH))
                .map(rows -> rows.iterator().next().getInteger("swept"))
                .chain(swept -> swept < BATCH ? Uni.createFrom().item(before + swept) : sweepFrom(before + swept, now));
    }
}
