package eu.briefwissel.store;

import java.time.Instant;
import java.util.UUID;

/** Ids as bounds of a period: their first 48 bits are the millisecond of acceptance (RFC 9562, 5.7). */
final class Ids {

    private Ids() {}

    /** Before every id of that millisecond, and behind all of before. */
    static UUID from(Instant at) {
        return new UUID(Math.max(0, at.toEpochMilli()) << 16, 0);
    }

    /** In the order of the database, which is that of unsigned bytes. */
    static boolean isAfter(UUID one, UUID other) {
        int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high == 0
                ? Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits()) > 0
                : high > 0;
    }
}
