package eu.briefwissel.channel.wire;

import io.quarkus.oidc.client.OidcClients;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;

/** Makes a connector's authorised exchanges, with one client per tenant at the token endpoint. */
@Dependent
public final class TokenClients {

    private final OidcClients clients;
    private final InstantSource clock;

    @Inject
    TokenClients(OidcClients clients, InstantSource clock) {
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
        return new Authorised(new AccessTokens(new TokenEndpoint(clients, credentials, timeout), clock));
    }
}
