package eu.briefwissel.crypto;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM under one key (NIST SP 800-38D): 96-bit nonces, 128-bit tags at the end of the cipher text; the same bytes,
 * whoever computes them. One thread.
 */
sealed interface AesGcm extends AutoCloseable {

    int NONCE_BYTES = 12; // SP 800-38D section 5.2.1.1: 96 bits is the recommended length
    int TAG_BYTES = 16; // SP 800-38D section 5.2.1.2: the full tag, never a shortened one

    /** With a copy of the key, computed by whoever {@link Sealing} says. */
    static AesGcm under(SecretKeyBytes key) {
        return switch (Sealing.provider()) {
            case LIBCRYPTO -> new OfLibcrypto(key);
            case JDK -> new OfJdk(key);
        };
    }

    /**
     * Cipher text and tag, after {@code room} bytes for whatever stands before them.
     *
     * @throws IllegalStateException if the nonce is the one before
     */
    byte[] seal(byte[] nonce, byte[] associated, byte[] plain, int room);

    /**
     * Opens the bytes from {@code offset} to the end, at least a tag.
     *
     * @throws SealBroken if they are not what was sealed; nothing of the plain text is seen then
     */
    byte[] open(byte[] nonce, byte[] associated, byte[] sealed, int offset);

    /** Overwrites the copy of the key where that can be done; nothing works after it. */
    @Override
    void close();

    /** The JDK computes. */
    final class OfJdk implements AesGcm {

        private final SecretKeySpec key;
        private final Cipher cipher;

        OfJdk(SecretKeyBytes key) {
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

        @Override
        public byte[] seal(byte[] nonce, byte[] associated, byte[] plain, int room) {
            var sealed = new byte[room + plain.length + TAG_BYTES];
            try {
                start(Cipher.ENCRYPT_MODE, nonce, associated).doFinal(plain, 0, plain.length, sealed, room);
                return sealed;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("sealing failed", e);
            }
        }

        @Override
        public byte[] open(byte[] nonce, byte[] associated, byte[] sealed, int offset) {
            try {
                return start(Cipher.DECRYPT_MODE, nonce, associated).doFinal(sealed, offset, sealed.length - offset);
            } catch (AEADBadTagException _) { // carries nothing that helps, and must carry nothing that harms
                throw new SealBroken();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("opening failed", e);
            }
        }

        private Cipher start(int mode, byte[] nonce, byte[] associated) throws GeneralSecurityException {
            cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
            cipher.updateAAD(associated);
            return cipher;
        }

        @Override
        public void close() {} // the JDK's copies cannot be reached
    }

    /** OpenSSL computes; it keeps nothing between two calls. */
    final class OfLibcrypto implements AesGcm {

        private static final int NONCE_AT = SecretKeyBytes.LENGTH;
        private static final int ASSOCIATED_AT = NONCE_AT + NONCE_BYTES;

        private final byte[] before = new byte[NONCE_BYTES];
        private boolean hasSealed;
        private byte[] head;

        OfLibcrypto(SecretKeyBytes key) {
            this.head = key.bytes();
        }

        @Override
        public byte[] seal(byte[] nonce, byte[] associated, byte[] plain, int room) {
            if (hasSealed
                    && Arrays.equals(
                            nonce, before)) { // as the JDK does; SP 800-38D section 8: never twice under one key
                throw new IllegalStateException("sealing failed: this nonce was used");
            }
            putHead(nonce, associated);
            System.arraycopy(nonce, 0, before, 0, NONCE_BYTES);
            hasSealed = true;
            var sealed = new byte[room + plain.length + TAG_BYTES];
            if (Libcrypto.seal(head, plain, sealed, room) != 1) {
                throw new IllegalStateException("sealing failed");
            }
            return sealed;
        }

        @Override
        public byte[] open(byte[] nonce, byte[] associated, byte[] sealed, int offset) {
            if (sealed.length - offset < TAG_BYTES) {
                throw new SealBroken();
            }
            putHead(nonce, associated);
            var plain = new byte[sealed.length - offset - TAG_BYTES];
            int outcome = Libcrypto.unseal(head, sealed, offset, plain);
            if (outcome == 1) {
                return plain;
            }
            Arrays.fill(plain, (byte) 0);
            throw outcome == 0 ? new SealBroken() : new IllegalStateException("opening failed");
        }

        /** The key stays where it stands, so that it is copied once as long as what is associated keeps its length. */
        private void putHead(byte[] nonce, byte[] associated) {
            if (nonce.length != NONCE_BYTES) {
                throw new IllegalStateException("a nonce has 12 bytes, not " + nonce.length);
            }
            if (head.length != ASSOCIATED_AT + associated.length) {
                var old = head;
                head = new byte[ASSOCIATED_AT + associated.length];
                System.arraycopy(old, 0, head, 0, NONCE_AT);
                Arrays.fill(old, (byte) 0);
            }
            System.arraycopy(nonce, 0, head, NONCE_AT, NONCE_BYTES);
            System.arraycopy(associated, 0, head, ASSOCIATED_AT, associated.length);
        }

        @Override
        public void close() {
            Arrays.fill(head, (byte) 0);
        }
    }
}
