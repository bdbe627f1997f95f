package eu.briefwissel.sandbox.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The token endpoint of an operator: OAuth 2.0 client credentials (RFC 6749, section 4.4). */
public final class TokenEndpoint implements Endpoint {
    /** The client that is let in. */
    public record Client(String id, String secret) {
        @Override
        public String toString() {
            return "Client[id=" + id + ", secret=…]";
        }

        boolean is(Client other) {
            return MessageDigest.isEqual(bytes(id), bytes(other.id))
                    && MessageDigest.isEqual(bytes(secret), bytes(other.secret));
        }

        private static byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Where the client may show its secret. */
    public enum SecretIn {
        BASIC_ONLY,
        BASIC_OR_FORM
    }

    private final Tokens tokens;
    private final Client client;
    private final SecretIn secretIn;

    public TokenEndpoint(Tokens tokens, Client client, SecretIn secretIn) {
        this.tokens = tokens;
        this.client = client;
        this.secretIn = secretIn;
    }

    @Override
    public Reply answer(Call call) {
        if (!call.hasMediaType("application/x-www-form-urlencoded")) {
            return refuse(400, "invalid_request");
        }
        var form = form(call);
        if (form.isEmpty()) {
            return refuse(400, "invalid_request");
        }
        if (shown(call, form.get()).filter(client::is).isEmpty()) {
            return refuse(401, "invalid_client").with("WWW-Authenticate", "Basic realm=\"sandbox\"");
        }
        if (!"client_credentials".equals(form.get().get("grant_type"))) {
            return refuse(400, "unsupported_grant_type");
        }
        return Reply.json(
                        200,
                        Map.of(
                                "access_token", tokens.issue(),
                                "token_type", "Bearer",
                                "expires_in", tokens.life().toSeconds()))
                .with("Cache-Control", "no-store");
    }

    private static Reply.Answer refuse(int status, String error) {
        return Reply.json(status, Map.of("error", error)); // RFC 6749, section 5.2
    }

    private Optional<Client> shown(Call call, Map<String, String> form) {
        var basic = call.header("Authorization").filter(value -> value.startsWith("Basic "));
        if (basic.isPresent()) {
            return basic.flatMap(value -> decode(value.substring("Basic ".length())));
        }
        var id = form.get("client_id");
        var secret = form.get("client_secret");
        return secretIn == SecretIn.BASIC_OR_FORM && id != null && secret != null
                ? Optional.of(new Client(id, secret))
                : Optional.empty();
    }

    private static Optional<Client> decode(String credentials) {
        try {
            var pair = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
            var colon = pair.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(new Client(pair.substring(0, colon), pair.substring(colon + 1)));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static Optional<Map<String, String>> form(Call call) {
        var form = new HashMap<String, String>();
        try {
            for (var pair : new String(call.body(), StandardCharsets.UTF_8).split("&", -1)) {
                var equals = pair.indexOf('=');
                if (equals > 0) {
                    form.put(
                            URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
                }
            }
            return Optional.of(form);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
