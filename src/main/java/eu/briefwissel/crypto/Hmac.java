package eu.briefwissel.crypto;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 (RFC 2104, FIPS 198-1): the same code, whoever computes it. */
final class Hmac {

    static final int LENGTH = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private Hmac() {}

    /** The code of the data, computed by whoever {@link Sealing} says; 32 bytes. */
    static byte[] sha256(byte[] key, byte[] data) {
        return switch (Sealing.provider()) {
            case LIBCRYPTO -> ofLibcrypto(key, data);
            case JDK -> ofJdk(key, data);
        };
    }

    /** The same under a key of ours, which is not left behind in memory. */
    static byte[] sha256(SecretKeyBytes key, byte[] data) {
        var bytes = key.bytes();
        try {
            return sha256(bytes, data);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    static byte[] ofJdk(byte[] key, byte[] data) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    /** A longer key is hashed first (RFC 2104 section 3), which is left to the JDK; an empty one the JDK refuses. */
    static byte[] ofLibcrypto(byte[] key, byte[] data) {
        var code = new byte[LENGTH];
        return key.length > 0 && Libcrypto.hmac(key, key.length, data, data.length, code) ? code : ofJdk(key, data);
    }
}
