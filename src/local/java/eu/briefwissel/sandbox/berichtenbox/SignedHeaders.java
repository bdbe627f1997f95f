package eu.briefwissel.sandbox.berichtenbox;

import eu.briefwissel.sandbox.wire.Call;
import eu.briefwissel.sandbox.wire.Faults;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;

/** The headers of a send, and the signature over the exact bytes of its body (the seed, "BBK 1.7"). */
final class SignedHeaders {
    private final PublicKey key;
    private final InstantSource clock;
    private final Duration tolerance;

    /** Checks against the key of the account's certificate; a tolerance of zero leaves the time unchecked. */
    SignedHeaders(PublicKey key, InstantSource clock, Duration tolerance) {
        this.key = key;
        this.clock = clock;
        this.tolerance = tolerance;
    }

    void check(Call call, Faults faults) {
        var id = call.header("X-Message-ID").orElse("");
        faults.require(id.matches(ReadBbkMessage.UUID_V4), "X-Message-ID", "must be a UUID of version 4 in lower case");
        faults.require(
                isNow(call.header("X-Timestamp").orElse("")), "X-Timestamp", "must be the time now, ISO 8601 in UTC");
        faults.require(
                call.header("X-Signature-Algorithm").orElse("").equals("RSA-SHA256"),
                "X-Signature-Algorithm",
                "must be RSA-SHA256");
        faults.require(call.header("X-Signature").isPresent(), "X-Signature", "is required");
    }

    /** Whether X-Signature is the base64 of a PKCS#1 v1.5 SHA-256 signature over the body under the account's key. */
    boolean signs(Call call) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(key);
            signature.update(call.body());
            return signature.verify(
                    Base64.getDecoder().decode(call.header("X-Signature").orElse("")));
        } catch (GeneralSecurityException | IllegalArgumentException notASignature) {
            return false;
        }
    }

    private boolean isNow(String timestamp) {
        try {
            return timestamp.endsWith("Z")
                    && (tolerance.isZero()
                            || Duration.between(Instant.parse(timestamp), clock.instant())
                                            .abs()
                                            .compareTo(tolerance)
                                    <= 0);
        } catch (DateTimeException notATime) {
            return false;
        }
    }
}
