package eu.briefwissel.crypto;

import java.security.GeneralSecurityException;
import java.util.Base64;

/**
 * Signs requests with the tenant's key (BBK 1.7, {@code X-Signature}: RSA-SHA256, that is RSASSA-PKCS1-v1_5 of RFC 8017
 * section 8.2 with SHA-256). Made once by {@link Signers}, then used by many threads.
 */
public final class Signer {

    static final String ALGORITHM = "SHA256withRSA";

    private final RsaKey key;
    private final RsaCertificate certificate;

    Signer(RsaKey key, RsaCertificate certificate) {
        this.key = key;
        this.certificate = certificate;
    }

    /** Signs exactly these bytes; base64 (RFC 4648 section 4), without line breaks. */
    public String sign(byte[] body) {
        try {
            return Base64.getEncoder().encodeToString(key.sign(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("signing with RSA failed", e);
        }
    }

    /** The certificate whose key this is; tells until when it is valid. */
    public RsaCertificate certificate() {
        return certificate;
    }

    /** Who computes with this key. */
    public Signers.Provider provider() {
        return key.provider();
    }

    @Override
    public String toString() {
        return "Signer[key redacted, " + certificate + "]";
    }
}
