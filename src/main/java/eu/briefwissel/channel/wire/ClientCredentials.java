package eu.briefwissel.channel.wire;

import java.util.Optional;

/**
 * What an access token is asked with: the client credentials grant of OAuth 2.0 (RFC 6749 section 4.4), the client
 * authenticated by HTTP Basic (section 2.3.1). Never printed.
 *
 * @param name names the client in logs: channel and tenant, no more
 * @param tokenUrl the absolute URL of the token endpoint
 * @param scope asked for, where the operator wants one
 */
public record ClientCredentials(
        String name, String tokenUrl, String clientId, String clientSecret, Optional<String> scope) {

    @Override
    public String toString() {
        return "client credentials of " + name + ": redacted";
    }
}
