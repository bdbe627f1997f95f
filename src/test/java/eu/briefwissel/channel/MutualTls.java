package eu.briefwissel.channel;

import eu.briefwissel.crypto.TlsStores;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The TLS of a server that talks to nobody who does not present {@link TestKeys#certificatePem()}. */
public final class MutualTls {

    private MutualTls() {}

    public static SSLContext context() {
        try {
            KeyStore own = TlsStores.identity(TestKeys.serverKeyPem(), TestKeys.serverCertificatePem());
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(own, TlsStores.PASSWORD.toCharArray());
            TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trusted.init(TlsStores.authorities(TestKeys.certificatePem()));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trusted.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
