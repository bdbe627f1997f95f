package eu.briefwissel.crypto;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-GCM under one key (NIST SP 800-38D): 96-bit nonces, 128-bit tags at the end of the cipher text. One thread. */
final class AesGcm {

    static final int NONCE_BYTES = 12; // SP 800-38D section 5.2.1.1: 96 bits is the recommended length
    static final int TAG_BYTES = 16; // SP 800-38D section 5.2.1.2: the full tag, never a shortened one

    private final SecretKeySpec key;
    private final Cipher cipher;

    AesGcm(SecretKeyBytes key) {
        var bytes = key.bytes();
        try {
            this.key = new SecretKeySpec(bytes, "AES");
            this.cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES/GCM/NoPadding", e);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    byte[] seal(byte[] nonce, byte[] associated, byte[] plain) {
        try {
            return run(Cipher.ENCRYPT_MODE, nonce, associated, plain, 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing failed", e);
        }
    }

    /** Opens the bytes from {@code offset} to the end. */
    byte[] open(byte[] nonce, byte[] associated, byte[] sealed, int offset) {
        try {
            return run(Cipher.DECRYPT_MODE, nonce, associated, sealed, offset);
        } catch (AEADBadTagException _) { // carries nothing that helps, and must carry nothing that harms
            throw new SealBroken();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("opening failed", e);
        }
    }

    private byte[] run(int mode, byte[] nonce, byte[] associated, byte[] input, int offset)
            throws GeneralSecurityException {
        cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
        cipher.updateAAD(associated);
        return cipher.doFinal(input, offset, input.length - offset);
    }
}
