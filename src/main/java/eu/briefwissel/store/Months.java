package eu.briefwissel.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The partitions of months: made before their first row is written, dropped when the retention of their last has passed.
 * A month is named by its first day.
 */
@ApplicationScoped
public class Months {

    private static final String PRESENT = """
            select right(c.relname, 6) as month
              from pg_inherits i
              join pg_class c on c.oid = i.inhrelid
             where i.inhparent = 'message'::regclass
            """;

    private static final DateTimeFormatter SUFFIX = DateTimeFormatter.ofPattern("yyyyMM");

    /** All rows of a month may have to be read before it goes, and those that stand apart deleted. */
    private static final String LONG_STATEMENT = "set local statement_timeout = '10min'";

    private static final Duration LONGEST_DROP = Duration.ofMinutes(11);

    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String DEADLOCK = "40P01";
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int MOST_RETRIES = 5;

    private final TenantTransactions transactions;
    private final Set<LocalDate> known = ConcurrentHashMap.newKeySet();

    Months(TenantTransactions transactions) {
        this.transactions = transactions;
    }

    /** Makes the month where it is not there yet. Asks the database once a process and month; afterwards it costs nothing. */
    public Uni<Void> ensure(LocalDate month) {
        if (known.contains(month)) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom()
                .deferred(() -> transactions
                        .outside()
                        .preparedQuery("select ensure_month($1)")
                        .execute(Tuple.of(month)))
                .onFailure(Months::othersWereFirst)
                .retry()
                .withBackOff(PAUSE)
                .atMost(MOST_RETRIES)
                .invoke(_ -> known.add(month))
                .replaceWithVoid();
    }

    /** The months that are there. */
    public Uni<NavigableSet<LocalDate>> present() {
        return transactions
                .outside()
                .preparedQuery(PRESENT)
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Months::month)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    /**
     * Drops the month with all that belongs to its deliveries, where the database finds that all retention has passed and
     * nothing is left to be done; says whether it did.
     */
    public Uni<Boolean> drop(LocalDate month, Instant now) {
        return Uni.createFrom()
                .deferred(() -> transactions
                        .outside()
                        .withTransaction(connection -> connection
                                .query(LONG_STATEMENT)
                                .execute()
                                .chain(() -> connection
                                        .preparedQuery("select drop_month($1, $2) as outcome")
                                        .execute(Tuple.of(month, Columns.utc(now))))
                                .map(rows -> rows.iterator().next().getString("outcome"))))
                .ifNoItem()
                .after(LONGEST_DROP)
                .fail()
                .onFailure(Months::othersWereFirst)
                .retry()
                .withBackOff(PAUSE)
                .atMost(MOST_RETRIES)
                .map("dropped"::equals);
    }

    /** Somebody held a lock for too long: nothing was done, and it may be tried again. */
    private static boolean othersWereFirst(Throwable failure) {
        return failure instanceof PgException e
                && (LOCK_NOT_AVAILABLE.equals(e.getSqlState()) || DEADLOCK.equals(e.getSqlState()));
    }

    private static LocalDate month(Row row) {
        return YearMonth.parse(row.getString("month"), SUFFIX).atDay(1);
    }
}
