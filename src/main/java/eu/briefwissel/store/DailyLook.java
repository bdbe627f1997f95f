package eu.briefwissel.store;

import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** What is looked at once a day, across tenants, through functions of the database that give out ids and numbers alone. */
@ApplicationScoped
public class DailyLook {

    /** A month's messages may have to be read. */
    private static final String LONG_STATEMENT = "set local statement_timeout = '10min'";

    private static final Duration LONGEST = Duration.ofMinutes(11);
    private static final int MOST_DELETED_AT_ONCE = 500;
    private static final int MOST_REMINDED = 1_000;

    private final TenantTransactions transactions;
    private final Months months;

    DailyLook(TenantTransactions transactions, Months months) {
        this.transactions = transactions;
        this.months = months;
    }

    /** A delivery that waits for an address. */
    public record Waiting(TenantId tenant, DeliveryId delivery) {}

    /** Queues what should have fallen back by now and has nobody who will see to it; how many those were. */
    public Uni<Integer> queueOverdue(Instant now) {
        return run("select queue_overdue($1) as many", Tuple.of(Columns.utc(now)), DailyLook::many);
    }

    /** The longest waiting, at most 1000. */
    public Uni<List<Waiting>> waitingForAddress() {
        return run(
                "select * from waiting_for_address($1)",
                Tuple.of(MOST_REMINDED),
                rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Waiting(
                                new TenantId(row.getString("tenant")), new DeliveryId(row.getUUID("delivery"))))
                        .toList());
    }

    public Uni<List<TenantId>> tenants() {
        return run(
                "select tenant_names() as tenant",
                Tuple.tuple(),
                rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new TenantId(row.getString("tenant")))
                        .toList());
    }

    /** Deletes the messages whose own retention has passed, month by month; how many those were. */
    public Uni<Integer> deletePastRetention(Instant now) {
        return months.present().chain(present -> {
            Uni<Integer> all = Uni.createFrom().item(0);
            for (LocalDate month : present) {
                all = all.chain(before -> sweep(month, now).map(swept -> before + swept));
            }
            return all;
        });
    }

    private Uni<Integer> sweep(LocalDate month, Instant now) {
        Tuple parameters = Tuple.of(month, Columns.utc(now), MOST_DELETED_AT_ONCE);
        return run("select sweep_retention($1, $2, $3) as many", parameters, DailyLook::many)
                .chain(swept -> swept < MOST_DELETED_AT_ONCE
                        ? Uni.createFrom().item(swept)
                        : sweep(month, now).map(more -> swept + more));
    }

    private <T> Uni<T> run(String statement, Tuple parameters, Function<RowSet<Row>, T> read) {
        return transactions
                .outside()
                .withTransaction(connection -> connection
                        .query(LONG_STATEMENT)
                        .execute()
                        .chain(() -> connection.preparedQuery(statement).execute(parameters)))
                .ifNoItem()
                .after(LONGEST)
                .fail()
                .map(read);
    }

    private static int many(RowSet<Row> rows) {
        return rows.iterator().next().getInteger("many");
    }
}
