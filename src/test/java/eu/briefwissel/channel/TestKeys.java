package eu.briefwissel.channel;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.Objects;

/** A key pair that signs nothing but tests. */
public final class TestKeys {

    private TestKeys() {}

    public static String keyPem() {
        return read("pki-key.pem");
    }

    public static String certificatePem() {
        return read("pki-cert.pem");
    }

    /** Of the same key, as RSZ wants one: the enterprise number 1999800005 as a unit of its holder's name. */
    public static String enterpriseCertificatePem() {
        return read("rsz-cert.pem");
    }

    /** The key of a server that is localhost. */
    public static String serverKeyPem() {
        return read("localhost-key.pem");
    }

    /** Its certificate, signed by itself. */
    public static String serverCertificatePem() {
        return read("localhost-cert.pem");
    }

    /** Judged by the JDK alone, with the certificate. */
    public static boolean verifies(byte[] body, String signature) {
        try {
            Signature verifier = Signature.getInstance("SHA256withRSA");
            verifier.initVerify(CertificateFactory.getInstance("X.509")
                    .generateCertificate(
                            new ByteArrayInputStream(certificatePem().getBytes(StandardCharsets.US_ASCII))));
            verifier.update(body);
            return verifier.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String read(String name) {
        try (InputStream in = Objects.requireNonNull(TestKeys.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
