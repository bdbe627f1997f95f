package eu.briefwissel.store;

import eu.briefwissel.crypto.SealBroken;
import eu.briefwissel.delivery.TenantId;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * One look into the database for all checks that want to know of it: a process that starts is asked whether it is ready before
 * anything else, and each round trip counts then. Those who ask while a look is under way share it.
 */
@ApplicationScoped
class StoreLook {

    /** The newest migration, and a few tenants' wrapped keys: of more than one, so that one that is broken says nothing. */
    private static final String LOOK = """
            select (select max(h.version::integer) from flyway_schema_history h where h.success) as version,
                   k.tenant, k.key_wrapped
              from (select 1) as one
              left join some_tenant_keys() k on true
            """;

    /** Where the first is not understood: an older schema. The application's role may ask this since version 3. */
    private static final String VERSION =
            "select coalesce(max(version::integer), 0) as version from flyway_schema_history where success";

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** SQLSTATE class 42: the database understood us, and there is no such table or function, or it is not ours to see. */
    private static final String NOT_UNDERSTOOD = "42";

    private final TenantTransactions transactions;
    private final TenantDirectory tenants;
    private final AtomicReference<@Nullable Uni<Seen>> underWay = new AtomicReference<>();

    StoreLook(TenantTransactions transactions, TenantDirectory tenants) {
        this.transactions = transactions;
        this.tenants = tenants;
    }

    /** What was seen. */
    sealed interface Seen {

        /** The database does not answer, or refuses us; why, in a word. */
        record Away(String why) implements Seen {}

        /**
         * The database answers.
         *
         * @param version of the schema; 0 where it is so old that it cannot be asked
         */
        record Answered(int version, Keys keys) implements Seen {}
    }

    /** Whether the master key opens the tenants' keys. */
    enum Keys {
        OPEN,
        NO_TENANT_YET,
        DO_NOT_OPEN,
        NOT_LOOKED_AT
    }

    /** Never fails, and ends in bounded time. */
    Uni<Seen> look() {
        return Uni.createFrom().deferred(() -> {
            Uni<Seen> fresh = fresh().onTermination()
                    .invoke(() -> underWay.set(null))
                    .memoize()
                    .indefinitely();
            Uni<Seen> other = underWay.compareAndExchange(null, fresh);
            return other == null ? fresh : other;
        });
    }

    private Uni<Seen> fresh() {
        return query(LOOK)
                .<Seen>map(this::answered)
                .onFailure(StoreLook::isNotUnderstood)
                .recoverWithUni(() -> query(VERSION).map(StoreLook::older))
                .onFailure(StoreLook::isNotUnderstood)
                .recoverWithItem(new Seen.Answered(0, Keys.NOT_LOOKED_AT))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .recoverWithItem(failure -> new Seen.Away(why(failure)));
    }

    private Uni<RowSet<Row>> query(String statement) {
        return transactions.outside().preparedQuery(statement).execute();
    }

    private Seen answered(RowSet<Row> rows) {
        Integer version = rows.iterator().next().getInteger("version");
        List<Row> wrapped = StreamSupport.stream(rows.spliterator(), false)
                .filter(row -> row.getString("tenant") != null)
                .toList();
        Keys keys = wrapped.isEmpty()
                ? Keys.NO_TENANT_YET
                : wrapped.stream().anyMatch(this::opens) ? Keys.OPEN : Keys.DO_NOT_OPEN;
        return new Seen.Answered(version == null ? 0 : version, keys);
    }

    private static Seen older(RowSet<Row> rows) {
        return new Seen.Answered(rows.iterator().next().getInteger("version"), Keys.NOT_LOOKED_AT);
    }

    private boolean opens(Row row) {
        try {
            tenants.tryKey(new TenantId(row.getString("tenant")), Columns.bytes(row, "key_wrapped"));
            return true;
        } catch (SealBroken _) {
            return false;
        }
    }

    private static boolean isNotUnderstood(Throwable failure) {
        return failure instanceof PgException e
                && String.valueOf(e.getSqlState()).startsWith(NOT_UNDERSTOOD);
    }

    private static String why(Throwable failure) {
        return switch (failure) {
            case TimeoutException _ -> "no answer within " + PATIENCE.toSeconds() + " seconds";
            case PgException e -> "refused, SQLSTATE " + e.getSqlState();
            default -> failure.getClass().getSimpleName();
        };
    }
}
