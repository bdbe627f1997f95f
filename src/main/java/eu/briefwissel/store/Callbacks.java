package eu.briefwissel.store;

import eu.briefwissel.crypto.CallbackSignature;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.tenant.Callback;
import eu.briefwissel.tenant.CallbackStanding;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;

/** The tenants' callbacks, as their administrators keep them; addresses and secrets are sealed. */
@ApplicationScoped
public class Callbacks {

    private static final String ALL =
            "select " + CallbackRow.COLUMNS + " from callback c where c.tenant = $1 order by c.name";

    private static final String ONE =
            "select " + CallbackRow.COLUMNS + " from callback c where c.tenant = $1 and c.name = $2 for update";

    /** From what nobody can have written yet: all that is under way is told, and nothing of before. */
    private static final String INSERT = """
            insert into callback (tenant, name, url_sealed, secret_sealed, kinds, is_active, created_at, next_try_at,
                                  cursor_xact, cursor_seq)
            values ($1, $2, $3, $4, $5, $6, $7, $7, coalesce($8::text::xid8, pg_snapshot_xmin(pg_current_snapshot())),
                    coalesce($9::bigint, 0))
            on conflict (tenant, name) do nothing
            """;

    private static final String CHANGE = """
            update callback
               set url_sealed = $3,
                   kinds = $4,
                   is_active = $5
             where tenant = $1
               and name = $2
            """;

    private static final String SET_GOING = "update callback set generation = generation + 1, "
            + CallbackRow.SET_STANDING + " where tenant = $1 and name = $2";

    private static final String NEW_SECRET = """
            update callback
               set secret_before_sealed = secret_sealed,
                   secret_before_until = $4,
                   secret_sealed = $3
             where tenant = $1
               and name = $2
            """;

    private static final String ASK_FOR_TEST = "update callback set test_asked_at = $3 where tenant = $1 and name = $2";

    private static final String REMOVE = "delete from callback where tenant = $1 and name = $2";

    private final TenantTransactions transactions;
    private final TenantDirectory tenants;
    private final InstantSource clock;

    Callbacks(TenantTransactions transactions, TenantDirectory tenants, InstantSource clock) {
        this.transactions = transactions;
        this.tenants = tenants;
        this.clock = clock;
    }

    /**
     * What an administrator asks for.
     *
     * @param after where a new one begins; empty: with what is recorded from now on
     */
    public record Wanted(String url, List<String> kinds, boolean isActive, Optional<EventStream.Cursor> after) {
        @Override
        public String toString() {
            return "wanted callback: redacted";
        }
    }

    /** All of the tenant's, by name. */
    public Uni<List<Callback>> all(TenantId tenant) {
        return tenants.vault(tenant)
                .chain(vault -> transactions
                        .in(tenant, c -> c.preparedQuery(ALL).execute(Tuple.of(tenant.value())))
                        .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                                .map(row -> CallbackRow.read(vault, row))
                                .toList()));
    }

    /** The one of that name; empty where the tenant has none. */
    public Uni<Optional<Callback>> find(TenantId tenant, String name) {
        return all(tenant)
                .map(all -> all.stream().filter(one -> one.name().equals(name)).findFirst());
    }

    /** Makes it; the secret that it is signed with from now on. Empty where there is one of that name. */
    public Uni<Optional<String>> create(TenantId tenant, String name, Wanted wanted) {
        String secret = CallbackSignature.newSecret(Randomness.SOURCE);
        return tenants.vault(tenant)
                .map(vault -> Tuple.of(tenant.value(), name)
                        .addValue(Columns.buffer(vault.sealCallback(name, CallbackRow.URL, wanted.url())))
                        .addValue(Columns.buffer(vault.sealCallback(name, CallbackRow.SECRET, secret)))
                        .addValue(wanted.kinds().toArray(String[]::new))
                        .addValue(wanted.isActive())
                        .addValue(Columns.utc(clock.instant()))
                        .addValue(wanted.after()
                                .map(EventStream.Cursor::transaction)
                                .orElse(null))
                        .addValue(
                                wanted.after().map(EventStream.Cursor::sequence).orElse(null)))
                .chain(row ->
                        transactions.in(tenant, c -> c.preparedQuery(INSERT).execute(row)))
                .map(rows -> rows.rowCount() == 1 ? Optional.of(secret) : Optional.empty());
    }

    /** Changes address, kinds and whether it is active, not its place; false where there is none. */
    public Uni<Boolean> change(TenantId tenant, String name, Wanted wanted) {
        return tenants.vault(tenant)
                .map(vault -> Tuple.of(tenant.value(), name)
                        .addValue(Columns.buffer(vault.sealCallback(name, CallbackRow.URL, wanted.url())))
                        .addValue(wanted.kinds().toArray(String[]::new))
                        .addValue(wanted.isActive()))
                .chain(row -> done(tenant, CHANGE, row));
    }

    /** Lets it stand otherwise, as {@code step} says; false where there is none. Who sends meanwhile does not undo it. */
    public Uni<Boolean> setGoing(TenantId tenant, String name, UnaryOperator<CallbackStanding> step) {
        Tuple key = Tuple.of(tenant.value(), name);
        return tenants.vault(tenant)
                .chain(vault -> transactions.in(
                        tenant,
                        c -> c.preparedQuery(ONE)
                                .execute(key)
                                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                                        .findFirst()
                                        .map(row -> CallbackRow.read(vault, row).standing()))
                                .chain(found -> found.map(standing -> c.preparedQuery(SET_GOING)
                                                .execute(CallbackRow.addStanding(
                                                        Tuple.of(tenant.value(), name), step.apply(standing)))
                                                .replaceWith(true))
                                        .orElseGet(() -> Uni.createFrom().item(false)))));
    }

    /** A new secret; the one of before signs too for that long. Empty where there is no such callback. */
    public Uni<Optional<String>> renewSecret(TenantId tenant, String name, Duration overlap) {
        String secret = CallbackSignature.newSecret(Randomness.SOURCE);
        Instant until = clock.instant().plus(overlap);
        return tenants.vault(tenant)
                .map(vault -> Tuple.of(
                        tenant.value(),
                        name,
                        Columns.buffer(vault.sealCallback(name, CallbackRow.SECRET, secret)),
                        Columns.utc(until)))
                .chain(row -> done(tenant, NEW_SECRET, row))
                .map(isDone -> isDone ? Optional.of(secret) : Optional.empty());
    }

    /** Has a test event sent to it, soon; false where there is none. */
    public Uni<Boolean> askForTest(TenantId tenant, String name) {
        return done(tenant, ASK_FOR_TEST, Tuple.of(tenant.value(), name, Columns.utc(clock.instant())));
    }

    /** False where there is none. */
    public Uni<Boolean> remove(TenantId tenant, String name) {
        return done(tenant, REMOVE, Tuple.of(tenant.value(), name));
    }

    private Uni<Boolean> done(TenantId tenant, String statement, Tuple parameters) {
        return transactions
                .in(tenant, c -> c.preparedQuery(statement).execute(parameters))
                .map(rows -> rows.rowCount() == 1);
    }
}
