package eu.briefwissel.store;

import eu.briefwissel.delivery.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Function;

/** Runs transactions that see one tenant's rows; the only way into the tables with row-level security. */
@ApplicationScoped
class TenantTransactions {

    private static final String SET_TENANT = "select set_config('briefwissel.tenant', $1, true)";

    /** Longer than any statement may take (statement_timeout); a connection that answers nothing at all must hang nobody. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Pool pool;

    TenantTransactions(Pool pool) {
        this.pool = pool;
    }

    /** Commits what {@code work} did when its {@link Uni} has an item, and rolls back when it fails. */
    <T> Uni<T> in(TenantId tenant, Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(connection -> connection
                        .preparedQuery(SET_TENANT)
                        .execute(Tuple.of(tenant.value()))
                        .chain(() -> work.apply(connection)))
                .ifNoItem()
                .after(LONGEST)
                .fail();
    }

    /** One statement that needs no tenant; it sees no tenant's rows. */
    Pool outside() {
        return pool;
    }
}
