package eu.briefwissel.crypto;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;

/**
 * The public half of a {@link Signer}: an X.509 certificate with an RSA key, such as PKIoverheid gives out. Neither its
 * chain nor its revocation is looked at, and its validity only on request. Safe for use by many threads.
 */
public final class RsaCertificate {

    /** NIST SP 800-131A revision 2, table 2: RSA signatures below 2048 bits are disallowed. */
    static final int LEAST_BITS = 2048;

    private final X509Certificate certificate;
    private final RSAPublicKey key;

    private RsaCertificate(X509Certificate certificate, RSAPublicKey key) {
        this.certificate = certificate;
        this.key = key;
    }

    /**
     * Reads the first certificate of a PEM text; where it holds a chain, the holder's own comes first (RFC 8446 section
     * 4.4.2).
     *
     * @throws UnusableKey if there is none, it cannot be read, or its key is not RSA of at least 2048 bits
     */
    public static RsaCertificate parse(String pem) {
        var der = Pem.block(pem, "CERTIFICATE")
                .orElseThrow(() -> new UnusableKey("certificate: PEM with CERTIFICATE is expected"));
        var certificate = x509(der);
        if (!(certificate.getPublicKey() instanceof RSAPublicKey key)) {
            throw new UnusableKey("certificate: its key must be RSA");
        }
        refuseShort("certificate", key.getModulus().bitLength());
        return new RsaCertificate(certificate, key);
    }

    private static X509Certificate x509(byte[] der) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException _) { // its message may quote the holder's name
            throw new UnusableKey("certificate: the PEM block holds no X.509 certificate");
        }
    }

    static void refuseShort(String what, int bits) {
        if (bits < LEAST_BITS) {
            throw new UnusableKey("%s: an RSA key has at least %d bits, this one has %d (NIST SP 800-131A)"
                    .formatted(what, LEAST_BITS, bits));
        }
    }

    /** From when on it is valid, inclusive (RFC 5280 section 4.1.2.5). */
    public Instant validFrom() {
        return certificate.getNotBefore().toInstant();
    }

    /** Until when it is valid, inclusive (RFC 5280 section 4.1.2.5): renew it before. */
    public Instant validUntil() {
        return certificate.getNotAfter().toInstant();
    }

    /** Its holder's distinguished name (RFC 2253). */
    public String subject() {
        return certificate.getSubjectX500Principal().getName();
    }

    /** Whether it is valid at that moment, by its dates alone. */
    public boolean isValidAt(Instant at) {
        return !at.isBefore(validFrom()) && !at.isAfter(validUntil());
    }

    /**
     * Whether the signature was made over exactly these bytes with the private key of this certificate.
     *
     * @param signature base64 of PKCS#1 v1.5 with SHA-256; anything else is no signature
     */
    public boolean verifies(byte[] body, String signature) {
        try {
            return verifies(body, Base64.getDecoder().decode(signature));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    boolean verifies(byte[] body, byte[] signature) {
        try {
            var verifier = Signature.getInstance(Signer.ALGORITHM);
            verifier.initVerify(key);
            verifier.update(body);
            return verifier.verify(signature);
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "RsaCertificate[validUntil=" + validUntil() + "]";
    }
}
