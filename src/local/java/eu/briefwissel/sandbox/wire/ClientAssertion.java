package eu.briefwissel.sandbox.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Judges the assertions of one client ({@code private_key_jwt}: RFC 7523, section 3), as strictly as an authorisation server may:
 * RS256 with the registered certificate, for this endpoint, not long valid, and each only once.
 */
public final class ClientAssertion {

    static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    /** What reaches further ahead is no assertion for one call. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final String clientId;
    private final PublicKey key;
    private final InstantSource clock;
    private final boolean looksAtTime;
    private final Map<String, Instant> seen = new ConcurrentHashMap<>();

    /**
     * Assertions of this client, made with the private half of this key.
     *
     * @param looksAtTime whether until when they are valid counts by this clock
     */
    public ClientAssertion(String clientId, PublicKey key, InstantSource clock, boolean looksAtTime) {
        this.looksAtTime = looksAtTime;
        this.clientId = clientId;
        this.key = key;
        this.clock = clock;
    }

    /**
     * Whether it shows that this client asks, here and now.
     *
     * @param endpoint the URL that was asked, which has to be whom the assertion is for
     */
    boolean shows(String assertion, String endpoint) {
        var parts = assertion.split("\\.", -1);
        if (parts.length != 3 || !isSigned(parts)) {
            return false;
        }
        return claims(parts[1])
                .filter(claims -> "RS256"
                        .equals(claims(parts[0])
                                .map(header -> header.path("alg").asText())
                                .orElse("")))
                .filter(claims -> claims.path("iss").asText().equals(clientId))
                .filter(claims -> claims.path("sub").asText().equals(clientId))
                .filter(claims -> withoutScheme(claims.path("aud").asText()).equals(withoutScheme(endpoint)))
                .filter(this::isInTime)
                .filter(this::isFirst)
                .isPresent();
    }

    /** TLS may end in front of us: then we were called by another scheme than we see. */
    private static String withoutScheme(String url) {
        return url.replaceFirst("^https?://", "");
    }

    private boolean isSigned(String[] parts) {
        try {
            var verifier = Signature.getInstance("SHA256withRSA");
            verifier.initVerify(key);
            verifier.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            return verifier.verify(Base64.getUrlDecoder().decode(parts[2]));
        } catch (GeneralSecurityException | IllegalArgumentException noSignature) {
            return false;
        }
    }

    private static Optional<JsonNode> claims(String part) {
        try {
            return Json.read(Base64.getUrlDecoder().decode(part));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private boolean isInTime(JsonNode claims) {
        var now = clock.instant();
        var until = Instant.ofEpochSecond(claims.path("exp").asLong(0));
        return !looksAtTime || (until.isAfter(now) && until.isBefore(now.plus(LONGEST)));
    }

    private boolean isFirst(JsonNode claims) {
        var now = clock.instant();
        seen.values().removeIf(until -> looksAtTime && !until.isAfter(now));
        var id = claims.path("jti").asText();
        return !id.isEmpty()
                && seen.putIfAbsent(id, Instant.ofEpochSecond(claims.path("exp").asLong())) == null;
    }
}
