package eu.briefwissel.channel.wire;

import java.util.Optional;

/**
 * What an access token is asked with: the client credentials grant of OAuth 2.0 (RFC 6749 section 4.4). Never printed.
 *
 * @param name names the client in logs: channel and tenant, no more
 * @param tokenUrl the absolute URL of the token endpoint
 * @param proof by which the endpoint knows the client
 * @param scope asked for, where the operator wants one
 */
public record ClientCredentials(String name, String tokenUrl, String clientId, Proof proof, Optional<String> scope) {

    /** How a client shows that it is itself. */
    public sealed interface Proof {

        /** By a secret in HTTP Basic (RFC 6749 section 2.3.1). */
        record BySecret(String secret) implements Proof {
            @Override
            public String toString() {
                return "secret:redacted";
            }
        }

        /**
         * By assertions that its key signs ({@code private_key_jwt}: RFC 7523 section 2.2).
         *
         * @param audience whom they are for, as the endpoint calls itself
         */
        record ByKey(String keyPem, String certificatePem, String audience) implements Proof {
            @Override
            public String toString() {
                return "key:redacted";
            }
        }
    }

    /** Known by a secret. */
    public ClientCredentials(
            String name, String tokenUrl, String clientId, String clientSecret, Optional<String> scope) {
        this(name, tokenUrl, clientId, new Proof.BySecret(clientSecret), scope);
    }

    /** What tells the client from others of the same tenant: a secret may change, this does not. */
    public String account() {
        return clientId + "@" + tokenUrl;
    }

    @Override
    public String toString() {
        return "client credentials of " + name + ": redacted";
    }
}
