package eu.briefwissel.crypto;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.SignatureException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * OpenSSL's libcrypto through the shim of {@code src/main/c/signer.c}: four times as quick as the JDK on the JVM, and eleven
 * times in a native image. A key is opened once and freed by whoever opened it; nobody may sign with it after that.
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

    private static native boolean start();

    private static native long open(byte[] der);

    private static native byte @Nullable [] sign(long handle, byte[] body);
}
