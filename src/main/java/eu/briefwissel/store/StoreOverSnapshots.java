package eu.briefwissel.store;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.crac.Context;
import org.crac.Resource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * A snapshot of a process is restored many times (AWS Lambda, SnapStart), at other times and in other places: it must have no
 * connection in it, for the other end is not there, and no random numbers that it has not yet given out, for every restored
 * process would give out the same. Tenants in memory are no older than their time by the clock, which is right after a restore.
 */
@ApplicationScoped
class StoreOverSnapshots implements Resource {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration A_MOMENT = Duration.ofMillis(20);

    /** Through the protocol's front door: a pool closes single connections by age only. */
    private static final String END = "select pg_terminate_backend(pg_backend_pid())";

    private final Pool pool;
    private final int most;

    StoreOverSnapshots(
            TenantTransactions transactions,
            @ConfigProperty(name = "quarkus.datasource.reactive.max-size", defaultValue = "20") int most) {
        this.pool = transactions.outside();
        this.most = most;
    }

    /**
     * Asks the store once, so that whatever has to be loaded for that is in the snapshot; then closes all connections.
     * Fails where that cannot be done, and there is no snapshot.
     */
    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        pool.preparedQuery("select count(*) from tenant")
                .execute()
                .chain(this::endConnections)
                .chain(this::untilNoneIsLeft)
                .await()
                .atMost(PATIENCE);
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        Randomness.renew();
    }

    /** As many as there may be: with fewer, the pool opens some anew and leaves old ones lying. */
    private Uni<Void> endConnections() {
        return Multi.createFrom()
                .range(0, most)
                .onItem()
                .transformToUniAndMerge(_ -> pool.getConnection())
                .collect()
                .asList()
                .chain(all -> Multi.createFrom()
                        .iterable(all)
                        .onItem()
                        .transformToUniAndMerge(StoreOverSnapshots::end)
                        .collect()
                        .asList())
                .replaceWithVoid();
    }

    /** The answer is that there is none. */
    private static Uni<Void> end(SqlConnection connection) {
        return connection
                .query(END)
                .execute()
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull()
                .onTermination()
                .invoke(connection::closeAndForget);
    }

    private Uni<Void> untilNoneIsLeft() {
        return Uni.createFrom()
                .item(pool::size)
                .onItem()
                .delayIt()
                .by(A_MOMENT)
                .repeat()
                .until(size -> size == 0)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
