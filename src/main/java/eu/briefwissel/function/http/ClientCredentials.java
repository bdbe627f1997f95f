package eu.briefwissel.function.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A client's id and secret, as a request gives them. */
record ClientCredentials(String id, String secret) {

    private static final String BASIC = "Basic ";

    /** RFC 6749, 2.3.1: both parts are form-encoded before they are joined; RFC 7617: base64, UTF-8. */
    static Optional<ClientCredentials> basic(String header) {
        if (!header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return Optional.empty();
        }
        try {
            String joined = new String(
                    Base64.getDecoder().decode(header.substring(BASIC.length()).strip()), UTF_8);
            int colon = joined.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(new ClientCredentials(
                            URLDecoder.decode(joined.substring(0, colon), UTF_8),
                            URLDecoder.decode(joined.substring(colon + 1), UTF_8)));
        } catch (IllegalArgumentException _) { // neither base64 nor form-encoded; its message quotes it
            return Optional.empty();
        }
    }

    static Optional<ClientCredentials> form(@Nullable String id, @Nullable String secret) {
        return id == null || secret == null ? Optional.empty() : Optional.of(new ClientCredentials(id, secret));
    }

    @Override
    public String toString() {
        return "client credentials:redacted";
    }
}
