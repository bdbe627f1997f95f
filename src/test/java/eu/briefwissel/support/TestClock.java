package eu.briefwissel.support;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** The gateway's clock in tests: stands still until it is moved by hand. */
@Singleton
public class TestClock implements InstantSource {

    /** A Monday morning; no holiday near. */
    public static final Instant START = Instant.parse("2027-03-01T09:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);

    @Override
    public Instant instant() {
        return now.get();
    }

    public void set(Instant instant) {
        now.set(instant);
    }

    public void advance(Duration by) {
        now.updateAndGet(before -> before.plus(by));
    }

    public void reset() {
        set(START);
    }
}
