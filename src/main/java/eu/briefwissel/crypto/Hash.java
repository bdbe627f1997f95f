package eu.briefwissel.crypto;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The JDK's hash functions (FIPS 180-4), over parts as if they were one. */
final class Hash {

    static final int SHA_256_BYTES = 32;

    private Hash() {}

    static byte[] sha256(byte[]... parts) {
        return hash("SHA-256", parts);
    }

    /** For name-based ids only, where RFC 9562 asks for it and nothing rests on collisions being hard to find. */
    static byte[] sha1(byte[]... parts) {
        return hash("SHA-1", parts);
    }

    private static byte[] hash(String algorithm, byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance(algorithm);
            for (var part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }
}
