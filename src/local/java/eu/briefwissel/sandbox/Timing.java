package eu.briefwissel.sandbox;

import eu.briefwissel.sandbox.event.Pace;
import java.time.Duration;
import java.time.InstantSource;

/**
 * The sandbox's time.
 *
 * @param latency how long an operator thinks before it answers anything
 * @param pace how long after publication recipients read and reply
 * @param lateBy how late an answer is that comes too late; longer than the time-out of the client that is tried
 * @param tokenLife how long an access token lives
 * @param timestampTolerance how far the time in a signed request may be off the clock; zero leaves it unchecked
 */
public record Timing(
        InstantSource clock,
        Pace pace,
        Duration latency,
        Duration lateBy,
        Duration tokenLife,
        Duration timestampTolerance) {

    /** The system's clock; recipients act after two seconds; answers come at once; late is 20 s; tokens live 300 s; times may be off by five minutes. */
    public static Timing standard() {
        return new Timing(
                InstantSource.system(),
                Pace.after(Duration.ofSeconds(2)),
                Duration.ZERO,
                Duration.ofSeconds(20),
                Duration.ofSeconds(300),
                Duration.ofMinutes(5));
    }

    public Timing withClock(InstantSource other) {
        return new Timing(other, pace, latency, lateBy, tokenLife, timestampTolerance);
    }

    public Timing withPace(Pace other) {
        return new Timing(clock, other, latency, lateBy, tokenLife, timestampTolerance);
    }

    public Timing withLatency(Duration other) {
        return new Timing(clock, pace, other, lateBy, tokenLife, timestampTolerance);
    }

    public Timing withLateBy(Duration other) {
        return new Timing(clock, pace, latency, other, tokenLife, timestampTolerance);
    }

    public Timing withTokenLife(Duration other) {
        return new Timing(clock, pace, latency, lateBy, other, timestampTolerance);
    }

    public Timing withTimestampTolerance(Duration other) {
        return new Timing(clock, pace, latency, lateBy, tokenLife, other);
    }
}
