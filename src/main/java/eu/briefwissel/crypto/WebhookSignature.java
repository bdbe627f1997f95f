package eu.briefwissel.crypto;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The operator's signature on a webhook: lower-case hex of HMAC-SHA256 over the raw body (BBK 1.7, {@code
 * X-Logius-Signature}). During a rotation two secrets count; without any, nothing is accepted.
 */
public final class WebhookSignature {

    private static final int MOST_SECRETS = 2;

    private final List<byte[]> secrets;

    /**
     * Checks with these secrets; blank ones are left out, as an unset setting would be.
     *
     * @throws IllegalArgumentException if more than two are given
     */
    public WebhookSignature(List<String> secrets) {
        if (secrets.size() > MOST_SECRETS) {
            throw new IllegalArgumentException("a webhook has at most two secrets, the new one and the old one");
        }
        this.secrets = secrets.stream()
                .filter(secret -> !secret.isBlank())
                .map(secret -> secret.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    /** Whether a secret is configured at all; without one {@link #verifies} refuses everything. */
    public boolean isConfigured() {
        return !secrets.isEmpty();
    }

    /**
     * Whether the header signs exactly these bytes with one of the secrets.
     *
     * @param body the bytes as they came in, before any parsing
     * @param header the header's value, or null where the request has none
     */
    public boolean verifies(byte[] body, @Nullable String header) {
        var claimed = Objects.requireNonNullElse(header, "").getBytes(StandardCharsets.UTF_8);
        var verified = false;
        for (var secret : secrets) {
            // Compared as text, so that another length, upper case or a prefix differ; each secret is tried, in
            // constant
            // time, so that the time tells neither how much was right nor which secret it was.
            verified |= MessageDigest.isEqual(hex(secret, body), claimed);
        }
        return verified;
    }

    /**
     * Signs as the operator does, with the first secret.
     *
     * @throws IllegalStateException if no secret is configured: there is no keyless signature
     */
    public String sign(byte[] body) {
        if (secrets.isEmpty()) {
            throw new IllegalStateException("no webhook secret is configured");
        }
        return new String(hex(secrets.getFirst(), body), StandardCharsets.US_ASCII);
    }

    private static byte[] hex(byte[] secret, byte[] body) {
        return HexFormat.of().formatHex(Hmac.sha256(secret, body)).getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
        return "WebhookSignature[redacted]";
    }
}
