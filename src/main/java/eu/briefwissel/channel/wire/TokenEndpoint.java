package eu.briefwissel.channel.wire;

import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.OidcClientConfigBuilder;
import io.quarkus.oidc.client.OidcClients;
import io.quarkus.oidc.client.Tokens;
import io.quarkus.oidc.client.runtime.OidcClientConfig;
import io.quarkus.oidc.common.runtime.config.OidcClientCommonConfig.Credentials.Secret;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/** One client at one token endpoint; keeps no token. */
final class TokenEndpoint {

    private final Uni<OidcClient> client;
    private final Supplier<Map<String, String>> proof;
    private final Duration timeout;

    /** @param proof what each asking has beside client and grant, made anew for it; nothing where a secret is shown */
    TokenEndpoint(
            OidcClients clients, ClientCredentials credentials, Supplier<Map<String, String>> proof, Duration timeout) {
        this.proof = proof;
        this.client = Uni.createFrom()
                .deferred(() -> clients.newClient(config(credentials, timeout)))
                .memoize()
                .indefinitely();
        this.timeout = timeout;
    }

    /** Asks for a token; fails where the endpoint gives none within the time-out. */
    Uni<Tokens> ask() {
        return client.chain(c -> c.getTokens(proof.get()))
                .ifNoItem()
                .after(timeout)
                .fail();
    }

    void close() {
        client.subscribe().with(TokenEndpoint::close, _ -> {});
    }

    private static void close(OidcClient client) {
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OidcClientConfig config(ClientCredentials credentials, Duration timeout) {
        OidcClientConfigBuilder builder = OidcClientConfig.builder()
                .id(credentials.name())
                .discoveryEnabled(false)
                .tokenPath(credentials.tokenUrl())
                .clientId(credentials.clientId())
                .connectionTimeout(timeout)
                .grant(OidcClientConfig.Grant.Type.CLIENT);
        if (credentials.proof() instanceof ClientCredentials.Proof.BySecret(String secret)) {
            // RFC 6749 section 2.3.1: HTTP Basic.
            builder.credentials().clientSecret(secret, Secret.Method.BASIC).end();
        }
        credentials.scope().ifPresent(builder::scopes);
        return builder.build();
    }
}
