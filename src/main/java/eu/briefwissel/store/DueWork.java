package eu.briefwissel.store;

import eu.briefwissel.delivery.Stage;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.stream.StreamSupport;

/** Says whether a stage has work that is due, for those who would have to wake a process to find out. */
@ApplicationScoped
public class DueWork {

    private static final String LOOK = "select w.what, w.many from what_waits($1, '{}', $2, 1) w";

    private final TenantTransactions transactions;

    DueWork(TenantTransactions transactions) {
        this.transactions = transactions;
    }

    /** Whether there was any at {@code now}, of whichever tenant. */
    public Uni<Boolean> isThere(Stage stage, Instant now) {
        return transactions
                .outside()
                .preparedQuery(LOOK)
                .execute(Tuple.of(new String[] {stage.wireName()}, Columns.utc(now)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .anyMatch(row -> row.getString("what").equals("due") && row.getLong("many") > 0));
    }
}
