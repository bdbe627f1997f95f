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
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Wake-ups by NOTIFY, for all stages. Sent after the commit and outside any transaction, and at most once a stage within
 * {@link #GATHERING}: NOTIFY takes one lock for the whole database at commit.
 */
@ApplicationScoped
class PostgresTransport implements Transport {

    private static final Logger LOG = Logger.getLogger(PostgresTransport.class);
    private static final Duration GATHERING = Duration.ofMillis(5);
    private static final long RECONNECT_MILLIS = 2_000;
    private static final String CHANNEL = "briefwissel_work";

    private final Pool pool;
    private final Vertx vertx;
    private final List<Function<Stage, Uni<Void>>> listeners = new CopyOnWriteArrayList<>();
    private volatile @Nullable SqlConnection listening;
    private final AtomicBoolean reconnecting = new AtomicBoolean();
    private volatile boolean stopped;

    PostgresTransport(Pool pool, Vertx vertx) {
        this.pool = pool;
        this.vertx = vertx;
    }

    @Override
    public QueueConfig.Carrier carrier() {
        return QueueConfig.Carrier.POSTGRES;
    }

    @Override
    public void open() {
        // The database is needed anyway; who does not listen needs no connection of its own.
    }

    @Override
    public Uni<Void> reach() {
        // Whether the database answers is asked by who keeps the rows.
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Void> send(Stage stage) {
        return pool.preparedQuery("select pg_notify($1, $2)")
                .execute(Tuple.of(CHANNEL, WakeUpText.of(stage)))
                .replaceWithVoid();
    }

    @Override
    public void listen(Set<Stage> stages, Function<Stage, Uni<Void>> listener) {
        listeners.add(listener);
        if (listeners.size() == 1) {
            connect();
        }
    }

    @Override
    public boolean carries(Stage stage) {
        return true;
    }

    @Override
    public Duration gathering() {
        return GATHERING;
    }

    void onStop(@Observes ShutdownEvent event) {
        stopped = true;
        SqlConnection connection = listening;
        if (connection != null) {
            connection.close().subscribe().with(_ -> {}, _ -> {});
        }
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
            Stage stage = Stage.named(payload);
            listeners.forEach(listener -> listener.apply(stage)
                    .subscribe()
                    .with(_ -> {}, failure -> LOG.debugf("not looked at stage=%s: %s", stage.wireName(), failure)));
        } catch (IllegalArgumentException _) {
            LOG.debugf("wake-up of a stage that this version does not know");
        }
    }
}
