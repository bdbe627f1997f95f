package eu.briefwissel.sandbox.callback;

import eu.briefwissel.sandbox.wire.Call;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A call that claims to be signed (Standard Webhooks 1.0, "Verifying signatures"). */
record StandardWebhook(String id, String timestamp, String signatures, byte[] body) {
    private static final String PREFIX = "whsec_";

    static StandardWebhook of(Call call) {
        return new StandardWebhook(
                call.header("webhook-id").orElse(""),
                call.header("webhook-timestamp").orElse(""),
                call.header("webhook-signature").orElse(""),
                call.body());
    }

    /**
     * Why it is not to be believed; empty where it is.
     *
     * @param tolerance how far its time may be from ours; zero where times are not compared
     */
    Optional<String> refusal(String secret, Instant now, Duration tolerance) {
        if (!secret.startsWith(PREFIX)) {
            return Optional.of("this receiver was not told its secret");
        }
        if (id.isEmpty() || !timestamp.matches("[0-9]{1,12}")) {
            return Optional.of("webhook-id or webhook-timestamp is missing");
        }
        var age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now)
                .abs();
        if (!tolerance.isZero() && age.compareTo(tolerance) > 0) {
            return Optional.of("webhook-timestamp is too far away");
        }
        var expected = expected(Base64.getDecoder().decode(secret.substring(PREFIX.length())));
        return Arrays.stream(signatures.split(" ", -1)).anyMatch(one -> matches(one, expected))
                ? Optional.empty()
                : Optional.of("no signature matches");
    }

    private static boolean matches(String signature, String expected) {
        return MessageDigest.isEqual(
                signature.getBytes(StandardCharsets.UTF_8), ("v1," + expected).getBytes(StandardCharsets.UTF_8));
    }

    private String expected(byte[] key) {
        var content = new ByteArrayOutputStream();
        content.writeBytes((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
        content.writeBytes(body);
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(content.toByteArray()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
