package eu.briefwissel.upkeep;

import eu.briefwissel.store.Batches;
import eu.briefwissel.store.IdempotencyKeys;
import eu.briefwissel.store.Months;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.NavigableSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Looks after the store: makes the months that come, drops those whose last retention has passed, forgets idempotency keys
 * whose time is over, and batches. Any number of processes may do it at once.
 */
@ApplicationScoped
public class KeepStore {

    /** How many months, this one among them, have their partitions; none left means that the first letter of a month waits. */
    static final String MONTHS_READY = "briefwissel.months.ready";

    private static final Logger LOG = Logger.getLogger(KeepStore.class);

    private final Months months;
    private final IdempotencyKeys keys;
    private final Batches batches;
    private final UpkeepConfig config;
    private final InstantSource clock;
    private final AtomicInteger ready = new AtomicInteger();
    private final DailyRun daily;
    private final AtomicReference<Instant> last = new AtomicReference<>(Instant.EPOCH);
    private final AtomicReference<Instant> lastDaily = new AtomicReference<>(Instant.EPOCH);

    KeepStore(Duties duties, Months months, UpkeepConfig config, InstantSource clock, MeterRegistry registry) {
        this.months = months;
        this.keys = duties.keys();
        this.batches = duties.batches();
        this.daily = duties.daily();
        this.config = config;
        this.clock = clock;
        Gauge.builder(MONTHS_READY, ready, AtomicInteger::get).register(registry);
    }

    /** Looks after it where this process has not done so within the time that is set; never fails. */
    public Uni<Void> whenDue() {
        Uni<Void> kept = isDue(last, config.every()) ? keep() : Uni.createFrom().voidItem();
        return kept.chain(() -> isDue(lastDaily, config.dailyEvery())
                ? onceADay()
                : Uni.createFrom().voidItem());
    }

    /** Once in that time, to whoever asks first; and where the clock was set back. */
    private boolean isDue(AtomicReference<Instant> done, Duration every) {
        Instant now = clock.instant();
        Instant before = done.get();
        boolean isDue = now.isBefore(before) || !now.isBefore(before.plus(every));
        return isDue && done.compareAndSet(before, now);
    }

    /** The daily run, now. */
    Uni<Void> onceADay() {
        return alone("fallback", daily.fallBack())
                .chain(() -> alone("waiting-for-address", daily.remind()))
                .chain(() -> alone("certificates", daily.watchCertificates()))
                .chain(() -> alone("retention-of-messages", daily.deletePastRetention()));
    }

    /** Looks after it now. One thing that fails keeps no other from being done. */
    Uni<Void> keep() {
        Instant now = clock.instant();
        LocalDate month = now.atOffset(ZoneOffset.UTC).toLocalDate().withDayOfMonth(1);
        return alone("months-ahead", makeAhead(month))
                .chain(() -> alone("retention", dropPast(month, now)))
                .chain(() -> alone("idempotency-keys", keys.sweep(now).replaceWithVoid()))
                .chain(() -> alone("batches", batches.sweep(now).replaceWithVoid()));
    }

    private Uni<Void> makeAhead(LocalDate month) {
        List<LocalDate> wanted = Stream.iterate(month, m -> m.plusMonths(1))
                .limit(1L + config.monthsAhead())
                .toList();
        return oneByOne(wanted.stream().map(months::ensure).toList())
                .chain(months::present)
                .invoke(present -> ready.set(readyFrom(month, present)))
                .replaceWithVoid();
    }

    private static int readyFrom(LocalDate month, NavigableSet<LocalDate> present) {
        return (int) Stream.iterate(month, m -> m.plusMonths(1))
                .takeWhile(present::contains)
                .count();
    }

    private Uni<Void> dropPast(LocalDate month, Instant now) {
        return months.present()
                .chain(present -> oneByOne(present.headSet(month, false).stream()
                        .map(past -> months.drop(past, now)
                                .invoke(dropped -> log(past, dropped))
                                .replaceWithVoid())
                        .toList()));
    }

    private static void log(LocalDate month, boolean dropped) {
        if (dropped) {
            LOG.infof("dropped month=%s, all its retention has passed", month);
        }
    }

    private static Uni<Void> oneByOne(List<Uni<Void>> all) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (Uni<Void> one : all) {
            chain = chain.chain(() -> one);
        }
        return chain;
    }

    private static Uni<Void> alone(String what, Uni<Void> duty) {
        return duty.onFailure()
                .invoke(failure -> LOG.errorf(failure, "upkeep failed, tried again next time, what=%s", what))
                .onFailure()
                .recoverWithNull();
    }
}
