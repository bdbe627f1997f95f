package eu.briefwissel.crypto;

import java.lang.ref.Cleaner;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.interfaces.RSAPrivateKey;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Makes {@link Signer}s, all of them computing with OpenSSL's libcrypto where it was found to sign rightly, else with the
 * JDK. What is signed is the same; how many signatures a second there are is not. Loading the library also lets {@link
 * Sealing} choose.
 */
public final class Signers {

    private static final byte[] PROBE = "briefwissel".getBytes(StandardCharsets.US_ASCII);

    /** Who computes. */
    public enum Provider {
        LIBCRYPTO,
        JDK
    }

    private final @Nullable Cleaner cleaner;
    private final String reason;

    private Signers(@Nullable Cleaner cleaner, String reason) {
        this.cleaner = cleaner;
        this.reason = reason;
    }

    /** The JDK computes. */
    public static Signers ofJdk(String reason) {
        return new Signers(null, reason);
    }

    /** OpenSSL computes, through this library, if it loads and signs a probe as the JDK verifies it; else the JDK does. */
    public static Signers load(Path library) {
        String unusable = Libcrypto.load(library);
        if (unusable != null) {
            return ofJdk(unusable);
        }
        Sealing.choose();
        var cleaner = Cleaner.create();
        try {
            if (ProbeKey.verifies(PROBE, new RsaKey.OfLibcrypto(ProbeKey.key(), cleaner).sign(PROBE))) {
                return new Signers(cleaner, "it signs as the JDK verifies");
            }
            return ofJdk("the library gives signatures that do not verify");
        } catch (GeneralSecurityException e) { // the probe's key is no secret
            return ofJdk(String.valueOf(e.getMessage()));
        }
    }

    public Provider provider() {
        return cleaner == null ? Provider.JDK : Provider.LIBCRYPTO;
    }

    /** Why that one, for whoever wants the other. */
    public String reason() {
        return reason;
    }

    /**
     * Reads a private key and the certificate that belongs to it.
     *
     * @param keyPem {@code PRIVATE KEY} (PKCS#8) or {@code RSA PRIVATE KEY} (PKCS#1), not encrypted
     * @param certificatePem {@code CERTIFICATE}, the holder's own first
     * @throws UnusableKey naming the rule, if either cannot be read, is not RSA of at least 2048 bits, or they do not
     *     belong together; whoever computes
     */
    public Signer parse(String keyPem, String certificatePem) {
        var key = RsaPrivateKeys.parse(keyPem);
        RsaCertificate.refuseShort("private key", key.getModulus().bitLength());
        var certificate = RsaCertificate.parse(certificatePem);
        var probe = probe(new RsaKey.OfJdk(key));
        if (!certificate.verifies(PROBE, probe)) {
            throw new UnusableKey("the certificate does not belong to the private key");
        }
        return new Signer(computing(key, probe), certificate);
    }

    /** A signature that verifies says more than equal numbers: it also finds a key whose factors are damaged. */
    private static byte[] probe(RsaKey key) {
        try {
            return key.sign(PROBE);
        } catch (GeneralSecurityException _) { // its message could tell of the key's content
            throw new UnusableKey("private key: it cannot sign, its numbers do not fit one another");
        }
    }

    /** A key that OpenSSL does not read, or signs otherwise with than the JDK does, stays with the JDK. */
    private RsaKey computing(RSAPrivateKey key, byte[] probe) {
        if (cleaner != null) {
            try {
                var quick = new RsaKey.OfLibcrypto(key, cleaner);
                if (Arrays.equals(quick.sign(PROBE), probe)) {
                    return quick;
                }
            } catch (GeneralSecurityException _) { // as below
            }
        }
        return new RsaKey.OfJdk(key);
    }
}
