package eu.briefwissel.crypto;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.SignatureException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * OpenSSL's libcrypto through the shim of {@code src/main/c/signer.c}: it signs four times as quick as the JDK on the JVM, and
 * eleven times in a native image, where it seals four times as quick too. An RSA key is opened once and freed by whoever
 * opened it; nobody may sign with it after that. Of the keys that are given as bytes nothing is kept.
 */
final class Libcrypto {

    private Libcrypto() {}

    /** Why it cannot be used, which is what one has to mend; nothing where it can. */
    @SuppressWarnings("restricted") // the launcher, the images and the tests allow native access
    static @Nullable String load(Path library) {
        try {
            System.load(library.toAbsolutePath().toString());
            return start() ? null : "there is no libcrypto of OpenSSL 3 or later on this machine";
        } catch (UnsatisfiedLinkError e) {
            return e.getMessage();
        }
    }

    /** A handle of the key. */
    static long open(PrivateKey key) throws GeneralSecurityException {
        byte[] der = key.getEncoded();
        try {
            long handle = open(der);
            if (handle == 0) {
                throw new InvalidKeyException("libcrypto does not read this key");
            }
            return handle;
        } finally {
            Arrays.fill(der, (byte) 0);
        }
    }

    static byte[] signature(long handle, byte[] body) throws GeneralSecurityException {
        byte[] signature = sign(handle, body);
        if (signature == null) {
            throw new SignatureException("libcrypto does not sign with this key");
        }
        return signature;
    }

    static native void close(long handle);

    /**
     * AES-256-GCM: fills {@code sealed} from {@code to} on with the cipher text and its tag.
     *
     * @param head the key, then the nonce, then what is associated
     * @return 1 where it is done, -1 where it cannot
     */
    static int seal(byte[] head, byte[] plain, byte[] sealed, int to) {
        return fits(head, plain, sealed, to) ? encrypt(head, head.length, plain, plain.length, sealed, to) : -1;
    }

    /**
     * Opens the bytes from {@code from} to the end into {@code plain}, 16 bytes shorter.
     *
     * @param head the key, then the nonce, then what is associated
     * @return 1 where they are genuine, 0 where they are not, -1 where it cannot; unless it is 1, the caller overwrites
     *     {@code plain} and shows it to nobody
     */
    static int unseal(byte[] head, byte[] sealed, int from, byte[] plain) {
        return fits(head, plain, sealed, from) ? decrypt(head, head.length, sealed, from, plain, plain.length) : -1;
    }

    private static boolean fits(byte[] head, byte[] plain, byte[] sealed, int at) {
        return head.length >= SecretKeyBytes.LENGTH + AesGcm.NONCE_BYTES
                && at >= 0
                && sealed.length - at - AesGcm.TAG_BYTES == plain.length;
    }

    /** HMAC-SHA256, under a key of at most 64 bytes, into the 32 of {@code code}; false where it cannot. */
    static native boolean hmac(byte[] key, int keyLength, byte[] data, int length, byte[] code);

    /** Every call back for an array or its length costs as much as a hundred bytes to seal: lengths come along. */
    private static native int encrypt(byte[] head, int headLength, byte[] plain, int length, byte[] sealed, int to);

    private static native int decrypt(byte[] head, int headLength, byte[] sealed, int from, byte[] plain, int length);

    private static native boolean start();

    private static native long open(byte[] der);

    private static native byte @Nullable [] sign(long handle, byte[] body);
}
