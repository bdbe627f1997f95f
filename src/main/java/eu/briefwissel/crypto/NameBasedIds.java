package eu.briefwissel.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Ids that follow from a name: UUID version 5 (RFC 9562 section 5.5). The same namespace and name give the same id, so
 * that an event that comes twice writes the same row. They hide nothing: never name one after an identifier of a person.
 */
public final class NameBasedIds {

    private static final long VERSION_MASK = 0xF000L;
    private static final long VERSION = 0x5000L;
    private static final long VARIANT_MASK = 0b11L << 62;
    private static final long VARIANT = 0b10L << 62; // RFC 9562 section 4.1

    private NameBasedIds() {}

    /** The id of a name made of several fields. */
    public static UUID of(UUID namespace, Canonical name) {
        return of(namespace, name.bytes());
    }

    /** The id of a name that is one text, in UTF-8. */
    public static UUID of(UUID namespace, String name) {
        return of(namespace, name.getBytes(StandardCharsets.UTF_8));
    }

    private static UUID of(UUID namespace, byte[] name) {
        var prefix = ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(namespace.getMostSignificantBits())
                .putLong(namespace.getLeastSignificantBits());
        var hash = ByteBuffer.wrap(Hash.sha1(prefix.array(), name));
        return new UUID((hash.getLong() & ~VERSION_MASK) | VERSION, (hash.getLong() & ~VARIANT_MASK) | VARIANT);
    }
}
