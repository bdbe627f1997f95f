package eu.briefwissel.channel.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.briefwissel.crypto.Signer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;

/**
 * Writes the assertions by which a client shows whose key it has (RFC 7523 section 3), each good for one asking for a token. As
 * in RSZ's example: RS256, no {@code kid}, the client as issuer and subject; the endpoint has the certificate.
 */
final class Assertions {

    private static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final String HEADER = base64url("{\"alg\":\"RS256\",\"typ\":\"JWT\"}".getBytes(US_ASCII));

    /** Long enough for two clocks that differ and a slow call, short enough to be worth nothing to whoever finds it. */
    private static final Duration LIFE = Duration.ofMinutes(2);

    private final String clientId;
    private final String audience;
    private final Signer signer;
    private final InstantSource clock;

    Assertions(String clientId, String audience, Signer signer, InstantSource clock) {
        this.clientId = clientId;
        this.audience = audience;
        this.signer = signer;
        this.clock = clock;
    }

    /** The parameters that an asking for a token has beside the others (RFC 7521 section 4.2). */
    Map<String, String> parameters() {
        return Map.of("client_assertion_type", TYPE, "client_assertion", write());
    }

    /** A fresh one: compact serialisation (RFC 7515 section 7.1). */
    String write() {
        Instant now = clock.instant();
        ObjectNode claims = JsonNodeFactory.instance
                .objectNode()
                .put("iss", clientId)
                .put("sub", clientId)
                .put("aud", audience)
                .put("exp", now.plus(LIFE).getEpochSecond())
                .put("jti", UUID.randomUUID().toString());
        String signed = HEADER + "." + base64url(claims.toString().getBytes(UTF_8));
        byte[] signature = Base64.getDecoder().decode(signer.sign(signed.getBytes(US_ASCII)));
        return signed + "." + base64url(signature);
    }

    private static String base64url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
