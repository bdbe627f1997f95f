package eu.briefwissel.crypto;

import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.RSAPrivateKey;

/** A private key, and who computes with it. Safe for use by many threads. */
sealed interface RsaKey {

    /** RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017 section 8.2): the same body gives the same signature, whoever computes it. */
    byte[] sign(byte[] body) throws GeneralSecurityException;

    Signers.Provider provider();

    /** The JDK computes. */
    record OfJdk(RSAPrivateKey key) implements RsaKey {

        @Override
        public byte[] sign(byte[] body) throws GeneralSecurityException {
            var signature = Signature.getInstance(Signer.ALGORITHM);
            signature.initSign(key);
            signature.update(body);
            return signature.sign();
        }

        @Override
        public Signers.Provider provider() {
            return Signers.Provider.JDK;
        }

        @Override
        public String toString() {
            return "OfJdk[key redacted]";
        }
    }

    /** OpenSSL computes; its copy of the key is overwritten and freed once nobody holds this. */
    final class OfLibcrypto implements RsaKey {

        private final long handle;

        OfLibcrypto(RSAPrivateKey key, Cleaner cleaner) throws GeneralSecurityException {
            long opened = Libcrypto.open(key);
            this.handle = opened;
            cleaner.register(this, () -> Libcrypto.close(opened));
        }

        @Override
        public byte[] sign(byte[] body) throws GeneralSecurityException {
            try {
                return Libcrypto.signature(handle, body);
            } finally {
                Reference.reachabilityFence(this); // or it could be freed in the middle
            }
        }

        @Override
        public Signers.Provider provider() {
            return Signers.Provider.LIBCRYPTO;
        }
    }
}
