package eu.briefwissel.store;

import eu.briefwissel.delivery.Cause;
import eu.briefwissel.delivery.Stage;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The store's metrics: what waits in the database, the same from every process that looks. Without a number (NaN) where the
 * last look failed, so that nothing old is taken for now. No label names a tenant: whose letters wait is told by the API.
 */
@ApplicationScoped
public class WaitingGauges {

    static final String DATABASE_UP = "briefwissel.database.up";
    static final String DUE = "briefwissel.queue.due";
    static final String OLDEST_DUE = "briefwissel.queue.oldest.due";
    static final String HELD = "briefwissel.held";
    static final String OLDEST_HELD = "briefwissel.held.oldest";
    /** BBK 1.7, Monitoring: stale-failed, where the cause is {@code gave-up}. */
    static final String HELD_OVER_A_DAY = "briefwissel.held.over.a.day";
    /** BBK 1.7, Monitoring: {@code berichtenbox_messages_unread_days}. */
    static final String UNREAD_DAYS = "berichtenbox.messages.unread.days";

    private static final Logger LOG = Logger.getLogger(WaitingGauges.class);
    private static final double MILLIS = 1_000;
    private static final double MILLIS_A_DAY = Duration.ofDays(1).toMillis();

    private final WhatWaits waits;
    private final MeterRegistry meters;
    private final InstantSource clock;
    private final List<Gauge> registered = new ArrayList<>();
    private volatile @Nullable Seen last;

    WaitingGauges(WhatWaits waits, MeterRegistry meters, InstantSource clock) {
        this.waits = waits;
        this.meters = meters;
        this.clock = clock;
    }

    private record Seen(Instant at, Optional<WhatWaits.Look> look) {}

    void onStart(@Observes StartupEvent event) {
        gauge(DATABASE_UP, "1 where the last look into the database succeeded, else 0", this::up);
        gauge(UNREAD_DAYS, "days the oldest unread letter lies in a Berichtenbox", this::unreadDays);
        for (Stage stage : Stage.values()) {
            String name = stage.wireName();
            labelled(
                    DUE,
                    "pieces of work that are due",
                    "stage",
                    name,
                    look -> many(look.due().get(name)));
            labelled(
                    OLDEST_DUE,
                    "seconds the oldest is due",
                    "stage",
                    name,
                    look -> age(look.due().get(name)));
        }
        for (Cause cause : Cause.values()) {
            String name = cause.wireName();
            labelled(
                    HELD,
                    "deliveries that wait for an operator",
                    "cause",
                    name,
                    look -> many(look.held().get(name)));
            labelled(
                    OLDEST_HELD,
                    "seconds the oldest waits",
                    "cause",
                    name,
                    look -> age(look.held().get(name)));
            labelled(
                    HELD_OVER_A_DAY,
                    "deliveries that have waited for an operator for more than 24 hours",
                    "cause",
                    name,
                    look -> look.heldOverADay().getOrDefault(name, 0L).doubleValue());
        }
    }

    /** The registry may outlive this application, and would go on telling of it. */
    void onStop(@Observes ShutdownEvent event) {
        registered.forEach(meters::remove);
    }

    /** Looks again. */
    @Scheduled(every = "{briefwissel.store.watch-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public Uni<Void> look() {
        return Uni.createFrom()
                .deferred(() -> waits.at(clock.instant()))
                .map(Optional::of)
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "cannot look into the database: %s", failure.getClass().getSimpleName()))
                .onFailure()
                .recoverWithItem(Optional.empty())
                .invoke(look -> last = new Seen(clock.instant(), look))
                .replaceWithVoid();
    }

    private double up() {
        Seen seen = last;
        return seen == null ? Double.NaN : seen.look().isPresent() ? 1 : 0;
    }

    private double unreadDays() {
        Seen seen = last;
        return seen == null
                ? Double.NaN
                : seen.look()
                        .map(look -> since(look.unread(), seen.at()) / MILLIS_A_DAY)
                        .orElse(Double.NaN);
    }

    private void labelled(String name, String says, String label, String value, Function<WhatWaits.Look, Double> of) {
        registered.add(Gauge.builder(name, this, gauges -> gauges.value(of))
                .description(says)
                .tag(label, value)
                .register(meters));
    }

    private void gauge(String name, String says, Supplier<Number> value) {
        registered.add(Gauge.builder(name, value).description(says).register(meters));
    }

    private double value(Function<WhatWaits.Look, Double> of) {
        Seen seen = last;
        return seen == null ? Double.NaN : seen.look().map(of).orElse(Double.NaN);
    }

    private static double many(WhatWaits.@Nullable Waiting waiting) {
        return waiting == null ? 0 : waiting.many();
    }

    private double age(WhatWaits.@Nullable Waiting waiting) {
        Seen seen = last;
        return seen == null || waiting == null ? 0 : since(waiting.oldest(), seen.at()) / MILLIS;
    }

    private static double since(Optional<Instant> oldest, Instant now) {
        return oldest.map(at -> (double) Duration.between(at, now).toMillis()).orElse(0.0);
    }
}
