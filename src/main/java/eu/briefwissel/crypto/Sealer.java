package eu.briefwissel.crypto;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * Seals short values (identifiers, e-mail addresses, settings) and other keys with AES-256-GCM (AVG art. 32 lid 1 a).
 * The context is authenticated and not stored: whoever opens must name the same one, so that a row copied to another
 * tenant, column or message does not open. Write it with {@link Canonical}.
 *
 * <p>The sealed form is {@code version (1) | nonce (12) | cipher text | tag (16)}, 29 bytes longer than the plain one. The
 * nonce is random, so one key seals at most 2^32 values (NIST SP 800-38D section 8.3); seal what belongs to a message with
 * that message's data key, and only data keys with the tenant's. Safe for use by many threads.
 */
public final class Sealer {

    private static final byte VERSION = 1;
    private static final int HEADER_BYTES = 1 + AesGcm.NONCE_BYTES;

    /** Authenticated with the context, so that a wrapped key is never taken for a value, nor a value for a key. */
    private enum Kind {
        VALUE,
        KEY
    }

    private final SecretKeyBytes key;
    private final SecureRandom random;

    public Sealer(SecretKeyBytes key, SecureRandom random) {
        this.key = key;
        this.random = random;
    }

    /** Seals a value, which may be empty; sealing it twice gives two different results. */
    public byte[] seal(byte[] plain, byte[] context) {
        return seal(Kind.VALUE, plain, context);
    }

    /**
     * Opens what {@link #seal} gave for the same key and context.
     *
     * @throws SealBroken if it is anything else
     * @throws UnknownSealVersion if it names another format
     */
    public byte[] open(byte[] sealed, byte[] context) {
        return open(Kind.VALUE, sealed, context);
    }

    /** Wraps another key with this one (NIST SP 800-38F section 3.1 admits GCM for it); 61 bytes. */
    public byte[] wrap(SecretKeyBytes other, byte[] context) {
        var plain = other.bytes();
        try {
            return seal(Kind.KEY, plain, context);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /**
     * Unwraps what {@link #wrap} gave for the same key and context.
     *
     * @throws SealBroken if it is anything else
     * @throws UnknownSealVersion if it names another format
     */
    public SecretKeyBytes unwrap(byte[] wrapped, byte[] context) {
        var plain = open(Kind.KEY, wrapped, context);
        try {
            return SecretKeyBytes.of(plain);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    private byte[] seal(Kind kind, byte[] plain, byte[] context) {
        var nonce = new byte[AesGcm.NONCE_BYTES];
        random.nextBytes(nonce); // SP 800-38D section 8.2.2
        try (var cipher = AesGcm.under(key)) {
            var sealed = cipher.seal(nonce, associated(kind, context), plain, HEADER_BYTES);
            sealed[0] = VERSION;
            System.arraycopy(nonce, 0, sealed, 1, nonce.length);
            return sealed;
        }
    }

    private byte[] open(Kind kind, byte[] sealed, byte[] context) {
        UnknownSealVersion.refuseOtherThan(VERSION, sealed);
        if (sealed.length < HEADER_BYTES + AesGcm.TAG_BYTES) {
            throw new SealBroken();
        }
        var nonce = Arrays.copyOfRange(sealed, 1, HEADER_BYTES);
        try (var cipher = AesGcm.under(key)) {
            return cipher.open(nonce, associated(kind, context), sealed, HEADER_BYTES);
        }
    }

    private static byte[] associated(Kind kind, byte[] context) {
        var name = (byte) (kind == Kind.KEY ? 'k' : 'v');
        return ByteBuffer.allocate(2 + context.length)
                .put(VERSION)
                .put(name)
                .put(context)
                .array();
    }

    @Override
    public String toString() {
        return "Sealer[redacted]";
    }
}
