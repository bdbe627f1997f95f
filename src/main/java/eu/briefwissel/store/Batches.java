package eu.briefwissel.store;

import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.Status;
import eu.briefwissel.delivery.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The tenants' batches: begun by their key, ended, counted, and forgotten when their retention has passed. */
@ApplicationScoped
public class Batches {

    private static final String COLUMNS = "select b.id, b.created_at, b.key_until, b.completed_at from batch b ";

    /** What begins again is not complete before it has come once more; a key that counts no more begins nothing. */
    private static final String BEGIN = """
            insert into batch (tenant, id, key, key_until, client_id, created_at, retention_until)
            values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (tenant, key) do update
               set completed_at = null
             where batch.key_until > excluded.created_at
            """;

    private static final String OF_KEY = COLUMNS + "where b.tenant = $1 and b.key = $2";

    private static final String OF_ID = COLUMNS + "where b.tenant = $1 and b.id = $2";

    private static final String COMPLETE = """
            update batch
               set completed_at = coalesce(completed_at, $3)
             where tenant = $1
               and id = $2
            """;

    private static final String LINES = """
            select count(l.delivery) as accepted, count(l.problem) as refused
              from batch_line l
             where l.tenant = $1
               and l.batch = $2
            """;

    private static final String STATUSES = """
            select d.status, count(*) as many
              from message m
              join delivery d
                on d.month = m.month
               and d.id = m.id
             where m.tenant = $1
               and m.batch = $2
             group by d.status
            """;

    /** Keys of lines are forgotten by the clock of whoever reads them: a little later, for what is under way then. */
    private static final int MARGIN = 100;

    private static final int MOST_SWEPT = 5_000;

    private final TenantTransactions transactions;
    private final TenantDirectory tenants;
    private final Retention retention;
    private final Duration keyLife;
    private final InstantSource clock;

    Batches(
            TenantTransactions transactions,
            TenantDirectory tenants,
            Retention retention,
            StoreConfig config,
            InstantSource clock) {
        this.transactions = transactions;
        this.tenants = tenants;
        this.retention = retention;
        this.keyLife = config.idempotencyLife().minus(config.idempotencyLife().dividedBy(MARGIN));
        this.clock = clock;
    }

    /**
     * How many lines of it have a result, and what became of its messages.
     *
     * @param deliveries how many are in each status; one that is not there has none
     */
    public record Counted(long accepted, long refused, Map<Status, Long> deliveries) {}

    /**
     * The tenant's batch of that key, made where there is none; not complete, unless its key counts no more: then it stays as it
     * is, and no other begins under that key while it is kept. Fails with {@link NoSuchTenant}.
     */
    public Uni<Batch> begin(TenantId tenant, String key, String clientId) {
        Instant now = clock.instant();
        Instant keyUntil = now.plus(keyLife);
        return tenants.settings(tenant)
                .map(settings -> Tuple.tuple()
                        .addValue(tenant.value())
                        .addValue(DeliveryId.of(now, UUID.randomUUID()).value())
                        .addValue(key)
                        .addValue(Columns.utc(keyUntil))
                        .addValue(clientId)
                        .addValue(Columns.utc(now))
                        .addValue(retention
                                .until(settings, Optional.empty(), now)
                                // Without it, a repeat would be another batch, and its letters others.
                                .map(until -> until.isBefore(keyUntil) ? keyUntil : until)
                                .map(Columns::utc)
                                .orElse(null)))
                .chain(row -> transactions.in(
                        tenant,
                        connection -> connection
                                .preparedQuery(BEGIN)
                                .execute(row)
                                .chain(() -> connection.preparedQuery(OF_KEY).execute(Tuple.of(tenant.value(), key)))))
                .map(rows -> batch(rows).orElseThrow());
    }

    /** The tenant's batch of that id; empty where it has none. */
    public Uni<Optional<Batch>> find(TenantId tenant, UUID id) {
        return ask(tenant, OF_ID, Tuple.of(tenant.value(), id)).map(Batches::batch);
    }

    /** The tenant's batch of that key; empty where it has none. */
    public Uni<Optional<Batch>> find(TenantId tenant, String key) {
        return ask(tenant, OF_KEY, Tuple.of(tenant.value(), key)).map(Batches::batch);
    }

    /** An upload of it has come to its end. */
    public Uni<Void> complete(TenantId tenant, UUID id) {
        return ask(tenant, COMPLETE, Tuple.of(tenant.value(), id, Columns.utc(clock.instant())))
                .replaceWithVoid();
    }

    /** Counts its lines and its messages as they are now. */
    public Uni<Counted> count(TenantId tenant, UUID id) {
        Tuple key = Tuple.of(tenant.value(), id);
        return ask(tenant, LINES, key)
                .chain(lines -> ask(tenant, STATUSES, key).map(statuses -> counted(lines, statuses)));
    }

    /** Removes those whose retention has passed at {@code now}, with their lines; how many rows those were. */
    public Uni<Integer> sweep(Instant now) {
        return transactions
                .outside()
                .preparedQuery("select sweep_batches($1, $2) as swept")
                .execute(Tuple.of(Columns.utc(now), MOST_SWEPT))
                .map(rows -> rows.iterator().next().getInteger("swept"))
                .chain(swept ->
                        swept == 0 ? Uni.createFrom().item(0) : sweep(now).map(more -> swept + more));
    }

    private Uni<RowSet<Row>> ask(TenantId tenant, String statement, Tuple parameters) {
        return transactions.in(
                tenant, connection -> connection.preparedQuery(statement).execute(parameters));
    }

    private static Optional<Batch> batch(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .findFirst()
                .map(row -> new Batch(
                        row.getUUID("id"),
                        Columns.instant(row, "created_at"),
                        Columns.instant(row, "key_until"),
                        Columns.optionalInstant(row, "completed_at")));
    }

    private static Counted counted(RowSet<Row> lines, RowSet<Row> statuses) {
        Row line = lines.iterator().next();
        Map<Status, Long> deliveries = new EnumMap<>(Status.class);
        for (Row row : statuses) {
            deliveries.put(Status.named(row.getString("status")).orElseThrow(), row.getLong("many"));
        }
        return new Counted(line.getLong("accepted"), line.getLong("refused"), deliveries);
    }
}
