package eu.briefwissel.crypto;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 (RFC 2104, FIPS 198-1). */
final class Hmac {

    static final int LENGTH = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private Hmac() {}

    /** The code over all parts as if they were one; 32 bytes. */
    static byte[] sha256(byte[] key, byte[]... parts) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            for (var part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    /** The same under a key of ours, which is not left behind in memory. */
    static byte[] sha256(SecretKeyBytes key, byte[]... parts) {
        var bytes = key.bytes();
        try {
            return sha256(bytes, parts);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }
}
