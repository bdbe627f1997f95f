package eu.briefwissel.trace.callback;

import eu.briefwissel.store.CallbackTurns;
import eu.briefwissel.tenant.CallbackFailure;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** How sending to callbacks goes. No label names a tenant or a callback: whose fails is told by the API. */
@ApplicationScoped
class CallbackMeters {

    static final String CALLS = "briefwissel.callbacks.calls";
    static final String OFF = "briefwissel.callbacks.off";
    static final String FAILING = "briefwissel.callbacks.failing";
    static final String OLDEST_FAILING = "briefwissel.callbacks.failing.oldest";

    private static final String OUTCOME = "outcome";
    private static final String TAKEN = "taken";
    private static final String FAILED = "failed";
    private static final double MILLIS = 1_000;

    private final MeterRegistry meters;
    private volatile @Nullable Seen last;

    private record Seen(CallbackTurns.Counts counts, Instant at) {}

    CallbackMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Counters from the start on: one that appears with its first failure would not show that one as an increase. */
    void onStart(@Observes StartupEvent event) {
        meters.counter(CALLS, OUTCOME, TAKEN);
        meters.counter(CALLS, OUTCOME, FAILED);
        gauge(
                OFF,
                "callbacks that were switched off because they failed",
                () -> counted(seen -> seen.counts().off()));
        gauge(
                FAILING,
                "callbacks whose latest call failed",
                () -> counted(seen -> seen.counts().failing()));
        gauge(OLDEST_FAILING, "seconds the one that fails longest does", () -> counted(CallbackMeters::oldest));
    }

    void called(Optional<CallbackFailure> failure) {
        meters.counter(CALLS, OUTCOME, failure.isPresent() ? FAILED : TAKEN).increment();
    }

    void saw(CallbackTurns.Counts counts, Instant now) {
        last = new Seen(counts, now);
    }

    /** The database was not there: nothing old is taken for now. */
    void sawNothing() {
        last = null;
    }

    private void gauge(String name, String says, Supplier<Number> value) {
        Gauge.builder(name, value).description(says).register(meters);
    }

    private double counted(ToDoubleFunction<Seen> of) {
        Seen seen = last;
        return seen == null ? Double.NaN : of.applyAsDouble(seen);
    }

    private static double oldest(Seen seen) {
        return seen.counts()
                .failingSince()
                .map(since -> Duration.between(since, seen.at()).toMillis() / MILLIS)
                .orElse(0.0);
    }
}
