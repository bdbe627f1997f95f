package eu.briefwissel.crypto;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;

/** What mutual TLS needs, from PEM texts, as key stores in memory. */
public final class TlsStores {

    /** The stores never leave the process; what they are given is protected elsewhere. */
    public static final String PASSWORD = "in-memory";

    private TlsStores() {}

    /**
     * A store with a private key and its certificate, the chain that comes with it included.
     *
     * @throws UnusableKey if either cannot be read
     */
    public static KeyStore identity(String keyPem, String certificatePem) {
        var key = RsaPrivateKeys.parse(keyPem);
        var chain = certificates(certificatePem).toArray(new Certificate[0]);
        try {
            KeyStore store = empty();
            store.setKeyEntry("identity", key, PASSWORD.toCharArray(), chain);
            return store;
        } catch (GeneralSecurityException _) { // its message could tell of the key's content
            throw new UnusableKey("private key and certificate cannot be kept together");
        }
    }

    /**
     * A store that trusts these certificates and no others.
     *
     * @throws UnusableKey if there is none, or one cannot be read
     */
    public static KeyStore authorities(String pem) {
        try {
            KeyStore store = empty();
            int number = 0;
            for (Certificate certificate : certificates(pem)) {
                store.setCertificateEntry("authority-" + number++, certificate);
            }
            return store;
        } catch (GeneralSecurityException _) { // as above
            throw new UnusableKey("certificates: they cannot be trusted");
        }
    }

    private static Collection<? extends Certificate> certificates(String pem) {
        try {
            var found = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
            if (!found.isEmpty()) {
                return found;
            }
        } catch (CertificateException _) { // its message may quote the holder's name
        }
        throw new UnusableKey("certificates: PEM with CERTIFICATE is expected");
    }

    private static KeyStore empty() throws GeneralSecurityException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            return store;
        } catch (IOException e) {
            throw new IllegalStateException("an empty store is always there", e);
        }
    }
}
