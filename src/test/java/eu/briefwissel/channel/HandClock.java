package eu.briefwissel.channel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** The time of the connectors' tests: stands still until it is moved by hand. */
@Alternative
@ApplicationScoped
public class HandClock implements InstantSource {

    /** When every test begins. */
    public static final Instant START = Instant.parse("2026-11-03T09:15:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);

    @Override
    public Instant instant() {
        return now.get();
    }

    public void moveBy(Duration duration) {
        now.updateAndGet(before -> before.plus(duration));
    }

    public void reset() {
        now.set(START);
    }
}
