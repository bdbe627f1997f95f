package eu.briefwissel.queue;

import eu.briefwissel.delivery.Decision;
import eu.briefwissel.delivery.Stage;
import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Carries wake-ups between processes; at best soon, at worst not at all. They gather for a moment, so that a busy process
 * sends one for many rows, and go by the transport that {@code briefwissel.queue} names.
 */
@Singleton
public class WakeUps {

    private static final Logger LOG = Logger.getLogger(WakeUps.class);
    private static final Duration LONGEST_SENDING = Duration.ofSeconds(10);

    private final Transport transport;
    private final Vertx vertx;
    private final List<Function<Stage, Uni<Void>>> listeners = new CopyOnWriteArrayList<>();
    private final Object lock = new Object();
    private final Set<Stage> pending = new HashSet<>();
    private final Map<Object, CompletableFuture<Void>> underWay = new HashMap<>();

    WakeUps(QueueConfig config, @All List<Transport> transports, Vertx vertx) {
        this.vertx = vertx;
        this.transport = transports.stream()
                .filter(t -> t.carrier() == config.carrier())
                .findFirst()
                .orElseThrow(() -> new QueueNotUsable("briefwissel.queue="
                        + config.carrier().name().toLowerCase(Locale.ROOT)
                        + " is not compiled into this program; a build with -Dlambda or -Daws has it"));
    }

    void onStart(@Observes StartupEvent event) {
        transport.open();
    }

    /** Says that {@code stage} has work that is due. To be called after the commit; returns at once and never fails. */
    public void wake(Stage stage) {
        if (!transport.carries(stage)) {
            listeners.forEach(listener -> listener.apply(stage)
                    .subscribe()
                    .with(_ -> {}, failure -> LOG.debugf("not looked at stage=%s: %s", stage.wireName(), failure)));
            return;
        }
        synchronized (lock) {
            if (!pending.add(stage)) {
                return;
            }
        }
        vertx.setTimer(transport.gathering().toMillis(), _ -> send(stage));
    }

    /** Wakes the stages whose work a committed decision made due by {@code now}. */
    public void wakeFor(Decision committed, Instant now) {
        committed.work().stream()
                .flatMap(List::stream)
                .filter(work -> !work.dueAt().isAfter(now))
                .forEach(work -> wake(work.stage()));
    }

    /** Sends what has gathered; the item comes when nothing is under way any more. Never fails, and ends in bounded time. */
    public Uni<Void> flush() {
        List<Stage> gathered;
        synchronized (lock) {
            gathered = List.copyOf(pending);
        }
        gathered.forEach(this::send);
        return Uni.createFrom().completionStage(() -> {
            synchronized (lock) {
                return CompletableFuture.allOf(underWay.values().toArray(CompletableFuture[]::new));
            }
        });
    }

    QueueConfig.Carrier carrier() {
        return transport.carrier();
    }

    /** See {@link Transport#reach}. */
    Uni<Void> reach() {
        return Uni.createFrom().deferred(transport::reach);
    }

    /** Has {@code listener} told from now on, see {@link Transport#listen}; it must return at once. */
    public void listen(Set<Stage> stages, Function<Stage, Uni<Void>> listener) {
        listeners.add(listener);
        transport.listen(stages, listener);
    }

    private void send(Stage stage) {
        var sending = new Object();
        synchronized (lock) {
            if (!pending.remove(stage)) {
                return;
            }
            underWay.put(sending, new CompletableFuture<>());
        }
        Uni.createFrom()
                .deferred(() -> transport.send(stage))
                .ifNoItem()
                .after(LONGEST_SENDING)
                .fail()
                .subscribe()
                .with(_ -> ended(sending), failure -> {
                    LOG.warnf("wake-up lost stage=%s: %s", stage.wireName(), failure);
                    ended(sending);
                });
    }

    private void ended(Object sending) {
        CompletableFuture<Void> done;
        synchronized (lock) {
            done = Objects.requireNonNull(underWay.remove(sending));
        }
        done.complete(null);
    }
}
