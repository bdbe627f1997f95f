package eu.briefwissel.crypto;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/**
 * The one key that is configured; all others are wrapped by it or derived from it. It wraps nothing itself: a key derived
 * from it does, so that each key has one use (NIST SP 800-57 part 1 section 5.2). Safe for use by many threads.
 */
public final class MasterKey {

    private static final String RULE = "the master key must be the base64 (RFC 4648 section 4) of exactly "
            + SecretKeyBytes.LENGTH + " random bytes, 44 characters (openssl rand -base64 32); ";

    private final SecretKeyBytes key;
    private final Sealer tenantKeys;

    private MasterKey(SecretKeyBytes key, SecureRandom random) {
        this.key = key;
        this.tenantKeys = new Sealer(key.derive("master/tenant-keys"), random);
    }

    /**
     * Reads it from its base64; white space around it is left out.
     *
     * @throws UnusableKey naming the rule, never the text, if it is not base64 or not 32 bytes
     */
    public static MasterKey parse(String base64, SecureRandom random) {
        var bytes = decode(base64.strip());
        try {
            if (bytes.length != SecretKeyBytes.LENGTH) {
                throw new UnusableKey(RULE + "this one has " + bytes.length + " bytes");
            }
            return new MasterKey(SecretKeyBytes.of(bytes), random);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException _) { // its message quotes a character of the key
            throw new UnusableKey(RULE + "this one is not base64");
        }
    }

    /** Wraps a tenant's key; it unwraps for that tenant only. */
    public byte[] wrap(SecretKeyBytes tenantKey, String tenant) {
        return tenantKeys.wrap(tenantKey, context(tenant));
    }

    /**
     * Unwraps a tenant's key.
     *
     * @throws SealBroken if it was wrapped for another tenant, by another master key, or changed since
     */
    public SecretKeyBytes unwrap(byte[] wrapped, String tenant) {
        return tenantKeys.unwrap(wrapped, context(tenant));
    }

    /** A key of its own for one purpose of the installation, such as signing tokens; the same name, the same key. */
    public SecretKeyBytes derive(String name) {
        return key.derive("master/named/" + name);
    }

    private static byte[] context(String tenant) {
        return Canonical.of("tenant-key/1").text(tenant).bytes();
    }

    @Override
    public String toString() {
        return "MasterKey[redacted]";
    }
}
