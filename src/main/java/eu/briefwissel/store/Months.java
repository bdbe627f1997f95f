package eu.briefwissel.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Makes the partitions of a month before its first row is written. */
@ApplicationScoped
class Months {

    private final TenantTransactions transactions;
    private final Set<LocalDate> known = ConcurrentHashMap.newKeySet();

    Months(TenantTransactions transactions) {
        this.transactions = transactions;
    }

    /** Asks the database once a process and month; afterwards it costs nothing. */
    Uni<Void> ensure(LocalDate month) {
        if (known.contains(month)) {
            return Uni.createFrom().voidItem();
        }
        return transactions
                .outside()
                .preparedQuery("select ensure_month($1)")
                .execute(Tuple.of(month))
                .invoke(_ -> known.add(month))
                .replaceWithVoid();
    }
}
