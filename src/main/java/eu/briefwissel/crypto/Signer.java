package eu.briefwissel.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.RSAPrivateKey;
import java.util.Base64;

/**
 * Signs requests with the tenant's key (BBK 1.7, {@code X-Signature}: RSA-SHA256, that is RSASSA-PKCS1-v1_5 of RFC 8017
 * section 8.2 with SHA-256). Parsed once, then used by many threads.
 */
public final class Signer {

    static final String ALGORITHM = "SHA256withRSA";

    private final RSAPrivateKey key;
    private final RsaCertificate certificate;

    private Signer(RSAPrivateKey key, RsaCertificate certificate) {
        this.key = key;
        this.certificate = certificate;
    }

    /**
     * Reads a private key and the certificate that belongs to it.
     *
     * @param keyPem {@code PRIVATE KEY} (PKCS#8) or {@code RSA PRIVATE KEY} (PKCS#1), not encrypted
     * @param certificatePem {@code CERTIFICATE}, the holder's own first
     * @throws UnusableKey naming the rule, if either cannot be read, is not RSA of at least 2048 bits, or they do not
     *     belong together
     */
    public static Signer parse(String keyPem, String certificatePem) {
        var key = RsaPrivateKeys.parse(keyPem);
        RsaCertificate.refuseShort("private key", key.getModulus().bitLength());
        var signer = new Signer(key, RsaCertificate.parse(certificatePem));
        signer.refuseForeignCertificate();
        return signer;
    }

    /** A signature that verifies says more than equal numbers: it also finds a key whose factors are damaged. */
    private void refuseForeignCertificate() {
        var probe = "briefwissel".getBytes(StandardCharsets.US_ASCII);
        try {
            if (certificate.verifies(probe, signature(probe))) {
                return;
            }
        } catch (GeneralSecurityException _) { // its message could tell of the key's content
            throw new UnusableKey("private key: it cannot sign, its numbers do not fit one another");
        }
        throw new UnusableKey("the certificate does not belong to the private key");
    }

    /** Signs exactly these bytes; base64 (RFC 4648 section 4), without line breaks. */
    public String sign(byte[] body) {
        try {
            return signature(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("signing with RSA failed", e);
        }
    }

    private String signature(byte[] body) throws GeneralSecurityException {
        var signature = Signature.getInstance(ALGORITHM);
        signature.initSign(key);
        signature.update(body);
        return Base64.getEncoder().encodeToString(signature.sign());
    }

    /** The certificate whose key this is; tells until when it is valid. */
    public RsaCertificate certificate() {
        return certificate;
    }

    @Override
    public String toString() {
        return "Signer[key redacted, " + certificate + "]";
    }
}
