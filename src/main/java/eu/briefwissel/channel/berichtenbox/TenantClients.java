package eu.briefwissel.channel.berichtenbox;

import eu.briefwissel.channel.wire.PerTenant;
import eu.briefwissel.crypto.TlsStores;
import eu.briefwissel.tenant.Settings;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The HTTP clients: one for all tenants, and one for each tenant that presents a certificate (mutual TLS) or trusts
 * authorities of its own.
 *
 * @param <A> the operator's interface
 */
public final class TenantClients<A> {

    private record Tls(Optional<Identity> identity, Optional<String> authorities) {

        boolean isUsual() {
            return identity.isEmpty() && authorities.isEmpty();
        }

        @Override
        public String toString() {
            return "tls:redacted";
        }
    }

    private record Identity(String key, String certificate) {
        @Override
        public String toString() {
            return "identity:redacted";
        }
    }

    private final Class<A> api;
    private final BerichtenboxConfig config;
    private final TlsChoice choice;
    private final A usual;
    private final PerTenant<Tls, A> own = new PerTenant<>(this::client, TenantClients::close);

    public TenantClients(Class<A> api, BerichtenboxConfig config, TlsChoice choice) {
        this.api = api;
        this.config = config;
        this.choice = choice;
        this.usual = client(new Tls(Optional.empty(), Optional.empty()));
    }

    /**
     * The tenant's client. A {@link eu.briefwissel.tenant.SettingMissing} where it has to present a certificate that is not
     * set, an {@link eu.briefwissel.crypto.UnusableKey} where it cannot be used.
     */
    public A of(Settings settings) {
        Tls tls = new Tls(
                choice.presents().test(settings)
                        ? Optional.of(
                                new Identity(settings.require(choice.key()), settings.require(choice.certificate())))
                        : Optional.empty(),
                settings.find(choice.authorities()));
        return tls.isUsual() ? usual : own.of(settings.tenant(), tls);
    }

    private A client(Tls tls) {
        QuarkusRestClientBuilder builder = QuarkusRestClientBuilder.newBuilder()
                .baseUri(URI.create("https://tenants-set-it.invalid"))
                .connectTimeout(config.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(config.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .disableDefaultMapper(true);
        tls.identity()
                .ifPresent(identity -> builder.keyStore(
                        TlsStores.identity(identity.key(), identity.certificate()), TlsStores.PASSWORD));
        tls.authorities().ifPresent(trusted -> builder.trustStore(TlsStores.authorities(trusted), TlsStores.PASSWORD));
        return builder.build(api);
    }

    private static void close(Object client) {
        try {
            ((Closeable) client).close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
