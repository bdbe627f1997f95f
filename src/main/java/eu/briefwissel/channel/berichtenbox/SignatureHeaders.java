package eu.briefwissel.channel.berichtenbox;

import jakarta.ws.rs.HeaderParam;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** The headers of a send (BBK 1.7); a bean, because the REST client reads it through getters. */
final class SignatureHeaders {

    private static final String ALGORITHM = "RSA-SHA256";

    @HeaderParam("X-Message-ID")
    private final String messageId;

    @HeaderParam("X-Timestamp")
    private final String timestamp;

    @HeaderParam("X-Signature-Algorithm")
    private final String algorithm = ALGORITHM;

    @HeaderParam("X-Signature")
    private final String signature;

    /**
     * Of a body that is about to leave.
     *
     * @param messageId the same as in the body
     * @param signature base64 of RSASSA-PKCS1-v1_5 with SHA-256 over the exact bytes of the body
     */
    SignatureHeaders(UUID messageId, Instant at, String signature) {
        this.messageId = messageId.toString();
        this.timestamp = at.truncatedTo(ChronoUnit.SECONDS).toString(); // ISO 8601, UTC
        this.signature = signature;
    }

    String getMessageId() {
        return messageId;
    }

    String getTimestamp() {
        return timestamp;
    }

    String getAlgorithm() {
        return algorithm;
    }

    String getSignature() {
        return signature;
    }
}
