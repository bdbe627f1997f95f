package eu.briefwissel.crypto;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.security.auth.Destroyable;

/**
 * A symmetric key of 256 bits: the master key, a tenant's key, a message's data key, or one derived from these. It is
 * never shown, is compared by identity only, and refuses every use once destroyed. Safe for use by many threads.
 */
public final class SecretKeyBytes implements Destroyable {

    /** The length of every key here, in bytes (AES-256, FIPS 197; HMAC-SHA256, RFC 2104 section 3). */
    public static final int LENGTH = 32;

    /** Part of every derivation, so that a key of ours never equals one derived from the same bytes elsewhere. */
    private static final String DERIVATION = "briefwissel/1/";

    private final byte[] bytes;
    private boolean destroyed;

    private SecretKeyBytes(byte[] own) {
        this.bytes = own;
    }

    /**
     * Takes a copy of a key that exists already.
     *
     * @throws IllegalArgumentException if it has not exactly 32 bytes
     */
    public static SecretKeyBytes of(byte[] key) {
        if (key.length != LENGTH) {
            throw new IllegalArgumentException("a key has %d bytes, not %d".formatted(LENGTH, key.length));
        }
        return new SecretKeyBytes(key.clone());
    }

    /** A new key: a tenant's, or the data key of one message. */
    public static SecretKeyBytes generate(SecureRandom random) {
        var fresh = new byte[LENGTH];
        random.nextBytes(fresh);
        return new SecretKeyBytes(fresh);
    }

    /**
     * An independent key for one purpose: knowing it tells nothing about this key or about one with another label.
     *
     * @param label names the purpose; the same label gives the same key, so it never changes once data depends on it
     * @throws IllegalArgumentException if the label is blank
     */
    public SecretKeyBytes derive(String label) {
        if (label.isBlank()) {
            throw new IllegalArgumentException("a derived key needs a label");
        }
        var info = (DERIVATION + label).getBytes(StandardCharsets.UTF_8);
        var own = bytes();
        try {
            return new SecretKeyBytes(Hkdf.derive(own, info, LENGTH));
        } finally {
            Arrays.fill(own, (byte) 0);
        }
    }

    /**
     * A copy of the key, for libraries that want bytes; the caller overwrites it when done.
     *
     * @throws IllegalStateException if the key was destroyed
     */
    public synchronized byte[] bytes() {
        if (destroyed) {
            throw new IllegalStateException("this key was destroyed");
        }
        return bytes.clone();
    }

    /** Overwrites the key in memory (AVG art. 17: what is shredded is not kept in memory either). May be repeated. */
    @Override
    public synchronized void destroy() {
        Arrays.fill(bytes, (byte) 0);
        destroyed = true;
    }

    @Override
    public synchronized boolean isDestroyed() {
        return destroyed;
    }

    @Override
    public String toString() {
        return "SecretKeyBytes[redacted]";
    }
}
