package eu.briefwissel.queue;

import eu.briefwissel.delivery.Stage;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Wake-ups by NOTIFY. Sent after the commit and outside any transaction, and at most once a stage within
 * {@link #DEBOUNCE_MILLIS}: NOTIFY takes one lock for the whole database at commit.
 */
@ApplicationScoped
class PostgresWakeUps implements WakeUps {

    private static final Logger LOG = Logger.getLogger(PostgresWakeUps.class);
    private static final long DEBOUNCE_MILLIS = 5;
    private static final long RECONNECT_MILLIS = 2_000;
    private static final String CHANNEL = "briefwissel_work";

    private final Pool pool;
    private final Vertx vertx;
    private final Set<Stage> pending = ConcurrentHashMap.newKeySet();
    private final List<Consumer<Stage>> listeners = new CopyOnWriteArrayList<>();
    private volatile @Nullable SqlConnection listening;
    private final AtomicBoolean reconnecting = new AtomicBoolean();
    private volatile boolean stopped;

    PostgresWakeUps(Pool pool, Vertx vertx) {
        this.pool = pool;
        this.vertx = vertx;
    }

    @Override
    public void wake(Stage stage) {
        if (pending.add(stage)) {
            vertx.setTimer(DEBOUNCE_MILLIS, _ -> send(stage));
        }
    }

    @Override
    public void listen(Consumer<Stage> listener) {
        listeners.add(listener);
        if (listeners.size() == 1) {
            connect();
        }
    }

    void onStop(@Observes ShutdownEvent event) {
        stopped = true;
        SqlConnection connection = listening;
        if (connection != null) {
            connection.close().subscribe().with(_ -> {}, _ -> {});
        }
    }

    private void send(Stage stage) {
        pending.remove(stage);
        pool.preparedQuery("select pg_notify($1, $2)")
                .execute(Tuple.of(CHANNEL, stage.wireName()))
                .subscribe()
                .with(_ -> {}, failure -> LOG.debugf("wake-up lost stage=%s: %s", stage.wireName(), failure));
    }

    private void connect() {
        pool.getConnection()
                .chain(connection -> listenOn(connection).onFailure().call(connection::close))
                .subscribe()
                .with(_ -> LOG.debug("listening for wake-ups"), this::reconnect);
    }

    private Uni<Void> listenOn(SqlConnection connection) {
        PgConnection postgres = PgConnection.cast(connection);
        postgres.notificationHandler(n -> told(n.getPayload()));
        postgres.closeHandler(() -> reconnect(new IllegalStateException("the connection was closed")));
        listening = connection;
        return connection.query("listen " + CHANNEL).execute().replaceWithVoid();
    }

    private void reconnect(Throwable because) {
        if (!stopped && reconnecting.compareAndSet(false, true)) {
            LOG.warnf(
                    "not listening for wake-ups, polling goes on: %s",
                    because.getClass().getSimpleName());
            vertx.setTimer(RECONNECT_MILLIS, _ -> {
                reconnecting.set(false);
                connect();
            });
        }
    }

    private void told(String payload) {
        try {
            Stage stage = Stage.valueOf(payload.toUpperCase(Locale.ROOT));
            listeners.forEach(listener -> listener.accept(stage));
        } catch (IllegalArgumentException _) {
            LOG.debugf("wake-up of a stage that this version does not know");
        }
    }
}
