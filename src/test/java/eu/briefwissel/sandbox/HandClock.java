package eu.briefwissel.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock moved by hand. */
final class HandClock implements InstantSource {
    private volatile Instant now = Instant.parse("2026-11-23T09:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }
}
