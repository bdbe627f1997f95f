package eu.briefwissel.sandbox.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
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

    /** Whether a call is the client's. */
    private interface Proof {
        boolean isShown(Call call, Map<String, String> form);
    }

    private final Tokens tokens;
    private final Proof proof;
    private final List<String> scopes;

    private TokenEndpoint(Tokens tokens, Proof proof, List<String> scopes) {
        this.tokens = tokens;
        this.proof = proof;
        this.scopes = List.copyOf(scopes);
    }

    /** One whose client has a secret. */
    public TokenEndpoint(Tokens tokens, Client client, SecretIn secretIn) {
        this(
                tokens,
                (call, form) -> shown(call, form, secretIn).filter(client::is).isPresent(),
                List.of());
    }

    /** One whose client signs assertions; it gives these scopes, where not fewer are asked for. */
    public TokenEndpoint(Tokens tokens, ClientAssertion assertions, List<String> scopes) {
        this(
                tokens,
                (call, form) -> ClientAssertion.TYPE.equals(form.get("client_assertion_type"))
                        && call.header("Authorization").isEmpty() // RFC 6749, section 2.3: one method only
                        && !form.containsKey("client_secret")
                        && assertions.shows(form.getOrDefault("client_assertion", ""), call.url()),
                scopes);
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
        if (!proof.isShown(call, form.get())) {
            return refuse(401, "invalid_client").with("WWW-Authenticate", "Basic realm=\"sandbox\"");
        }
        if (!"client_credentials".equals(form.get().get("grant_type"))) {
            return refuse(400, "unsupported_grant_type");
        }
        var asked = form.get().containsKey("scope")
                ? List.of(form.get().get("scope").split(" ", -1))
                : scopes; // RSZ: who asks for none gets all that were granted
        return scopes.isEmpty() || scopes.containsAll(asked) ? given(asked) : refuse(400, "invalid_scope");
    }

    private Reply.Answer given(List<String> granted) {
        var body = new HashMap<String, Object>();
        body.put("access_token", tokens.issue());
        body.put("token_type", "Bearer");
        body.put("expires_in", tokens.life().toSeconds());
        if (!granted.isEmpty()) {
            body.put("scope", String.join(" ", granted));
        }
        return Reply.json(200, body).with("Cache-Control", "no-store");
    }

    private static Reply.Answer refuse(int status, String error) {
        return Reply.json(status, Map.of("error", error)); // RFC 6749, section 5.2
    }

    private static Optional<Client> shown(Call call, Map<String, String> form, SecretIn secretIn) {
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
