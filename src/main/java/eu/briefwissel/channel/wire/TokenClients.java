package eu.briefwissel.channel.wire;

import eu.briefwissel.crypto.Signers;
import eu.briefwissel.crypto.UnusableKey;
import io.quarkus.oidc.client.OidcClients;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes a connector's authorised exchanges, with one client per tenant at the token endpoint. */
@Dependent
public final class TokenClients {

    /** RFC 6749 section 5.2, and no other word of an answer. */
    private static final Pattern CODE = Pattern.compile(
            "invalid_request|invalid_client|invalid_grant|unauthorized_client|unsupported_grant_type|invalid_scope");

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

    /** Asks for a token as {@link #perTenant} would, whatever is cached; fails where none is given. */
    public Uni<Granted> ask(ClientCredentials credentials, Duration timeout) {
        return Uni.createFrom().deferred(() -> {
            var endpoint = new TokenEndpoint(clients, credentials, proof(credentials), timeout);
            return endpoint.ask()
                    .map(tokens -> Granted.of(
                            AccessToken.from(tokens, clock.instant()).value(),
                            Optional.ofNullable(tokens.get("scope"))))
                    .onTermination()
                    .invoke(endpoint::close);
        });
    }

    /** Why an asking failed, for whoever keeps the credentials: the endpoint's code, nothing else that it said. */
    public static String why(Throwable failure) {
        if (failure instanceof UnusableKey unusable) {
            return "key and certificate can not be used: " + unusable.getMessage();
        }
        Matcher code = CODE.matcher(String.valueOf(failure.getMessage()));
        return code.find() ? "refused by the token endpoint: " + code.group() : "not given: " + Failure.reason(failure);
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
