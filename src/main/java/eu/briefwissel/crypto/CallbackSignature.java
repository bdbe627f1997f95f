package eu.briefwissel.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Our signature on what we send to a callback (Standard Webhooks 1.0, symmetric signatures): {@code v1,} and the base64 of
 * HMAC-SHA256 over {@code id.timestamp.body}, once with each secret that counts.
 */
public final class CallbackSignature {

    private static final String PREFIX = "whsec_";
    private static final String VERSION = "v1,";
    private static final int SECRET_BYTES = 32; // Standard Webhooks: 24 to 64

    private final List<byte[]> secrets;

    /** Signs with these secrets, the newest first; each as {@link #newSecret} makes them. */
    public CallbackSignature(List<String> secrets) {
        if (secrets.isEmpty()) {
            throw new IllegalArgumentException("there is no keyless signature");
        }
        this.secrets = secrets.stream()
                .map(secret -> Base64.getDecoder().decode(secret.substring(PREFIX.length())))
                .toList();
    }

    /** A new secret, in the form in which receivers' libraries take it. */
    public static String newSecret(SecureRandom random) {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return PREFIX + Base64.getEncoder().encodeToString(bytes);
    }

    /**
     * The value of the header {@code webhook-signature}.
     *
     * @param id the value of {@code webhook-id}
     * @param timestamp the value of {@code webhook-timestamp}, seconds since 1970
     * @param body exactly the bytes that are sent
     */
    public String of(String id, long timestamp, byte[] body) {
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        signed.writeBytes((id + "." + timestamp + ".").getBytes(UTF_8));
        signed.writeBytes(body);
        byte[] bytes = signed.toByteArray();
        return secrets.stream()
                .map(secret -> VERSION + Base64.getEncoder().encodeToString(Hmac.sha256(secret, bytes)))
                .collect(Collectors.joining(" "));
    }

    @Override
    public String toString() {
        return "CallbackSignature[redacted]";
    }
}
