package eu.briefwissel.crypto;

import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Ids that sort by the time they were made: UUID version 7 (RFC 9562 section 5.7), 48 bits of milliseconds and 74 random
 * bits. Within one millisecond they are in no order; nothing may rest on it.
 */
public final class TimeOrderedIds {

    private static final int VERSION = 7;
    private static final long LATEST_MILLIS = (1L << 48) - 1; // the year 10889
    private static final long VARIANT = 0b10L << 62; // RFC 9562 section 4.1

    private final RandomGenerator random;

    /** Takes its random bits from here: a {@code SecureRandom}, where an id must not be guessed. */
    public TimeOrderedIds(RandomGenerator random) {
        this.random = random;
    }

    /**
     * A new id for that moment.
     *
     * @throws IllegalArgumentException if it lies before 1970 or beyond 48 bits of milliseconds
     */
    public UUID at(Instant at) {
        var millis = at.toEpochMilli();
        if (millis < 0 || millis > LATEST_MILLIS) {
            throw new IllegalArgumentException("a UUIDv7 holds 48 bits of milliseconds since 1970, not " + at);
        }
        var randomA = random.nextLong() >>> 52;
        var randomB = random.nextLong() >>> 2;
        return new UUID((millis << 16) | (VERSION << 12) | randomA, VARIANT | randomB);
    }

    /**
     * The moment an id was made for, in whole milliseconds.
     *
     * @throws IllegalArgumentException if it is not a UUID of version 7
     */
    public static Instant instantOf(UUID id) {
        if (id.version() != VERSION || id.variant() != 2) {
            throw new IllegalArgumentException("not a UUIDv7: " + id);
        }
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
    }
}
