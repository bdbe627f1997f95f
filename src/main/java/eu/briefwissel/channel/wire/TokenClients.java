package eu.briefwissel.channel.wire;

import eu.briefwissel.crypto.Signers;
import io.quarkus.oidc.client.OidcClients;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;

/** Makes a connector's authorised exchanges, with one client per tenant at the token endpoint. */
@Dependent
public final class TokenClients {

    private final OidcClients clients;
    private final Instance<Signers> signers;
    private final InstantSource clock;

    @Inject
    TokenClients(OidcClients clients, Instance<Signers> signers, InstantSource clock) {
        this.signers = signers;
        this.clients = clients;
        this.clock = clock;
    }

    /**
     * Authorised exchanges per tenant, with a token cache each, rebuilt when the credentials change.
     *
     * @param timeout bounds one asking for a token
     */
    public PerTenant<ClientCredentials, Authorised> perTenant(Duration timeout) {
        return new PerTenant<>(credentials -> authorised(credentials, timeout), Authorised::close);
    }

    private Authorised authorised(ClientCredentials credentials, Duration timeout) {
        var endpoint = new TokenEndpoint(clients, credentials, proof(credentials), timeout);
        return new Authorised(new AccessTokens(endpoint, clock));
    }

    private Supplier<Map<String, String>> proof(ClientCredentials credentials) {
        return switch (credentials.proof()) {
            case ClientCredentials.Proof.BySecret _ -> Map::of;
            case ClientCredentials.Proof.ByKey(String key, String certificate, String audience) ->
                new Assertions(credentials.clientId(), audience, signers.get().parse(key, certificate), clock)
                        ::parameters;
        };
    }
}
