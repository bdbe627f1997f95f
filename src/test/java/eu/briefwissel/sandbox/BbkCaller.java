package eu.briefwissel.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.briefwissel.sandbox.Http.Answer;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;

/** Speaks to the sandbox's Berichtenbox as the seed describes it, from the account settings alone. */
final class BbkCaller {
    private final Map<String, String> account;
    private final InstantSource clock;
    private String token = "";

    BbkCaller(Sandbox sandbox, InstantSource clock) {
        this.account = sandbox.account();
        this.clock = clock;
    }

    String setting(String name) {
        return account.getOrDefault(name, "");
    }

    static String newId() {
        return UUID.randomUUID().toString();
    }

    ObjectNode message(String bsn) {
        var message = Http.JSON.createObjectNode();
        message.put("messageId", newId());
        message.put("subject", "Besluit op uw aanvraag");
        message.put("body", "<p>Uw aanvraag is <strong>toegewezen</strong>.</p>");
        message.putArray("attachments");
        message.putObject("recipient").put("bsn", bsn);
        return message;
    }

    static ObjectNode attachment(byte[] content, String mimeType) {
        var file = Http.JSON.createObjectNode();
        file.put("filename", "besluit.pdf");
        file.put("mimeType", mimeType);
        file.put("sizeBytes", content.length);
        file.put("content", Base64.getEncoder().encodeToString(content));
        return file;
    }

    Answer askToken(String id, String secret) throws IOException {
        return Http.send(Http.to(setting("logius_token_url"))
                .header("Authorization", Http.basic(id, secret))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials")));
    }

    /** Gets a fresh token and uses it from now on. */
    BbkCaller login() throws IOException {
        token = askToken(setting("logius_client_id"), setting("logius_client_secret"))
                .text("access_token");
        return this;
    }

    Answer check(String bsn) throws IOException {
        return Http.send(Http.to(setting("logius_base_url") + "/mailbox/check")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"bsn\": \"" + bsn + "\"}")));
    }

    Answer send(ObjectNode message) throws IOException {
        return Http.send(request(message));
    }

    /** A send in order, which a test may spoil with {@code setHeader}. */
    HttpRequest.Builder request(ObjectNode message) {
        return request(message.path("messageId").asText(), message.toString());
    }

    HttpRequest.Builder request(String messageId, String body) {
        return Http.to(setting("logius_base_url") + "/messages")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("X-Message-ID", messageId)
                .header("X-Timestamp", clock.instant().toString())
                .header("X-Signature-Algorithm", "RSA-SHA256")
                .header("X-Signature", sign(body))
                .POST(BodyPublishers.ofString(body));
    }

    private String sign(String body) {
        try {
            var pem = setting("pki_key").replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
            var key = KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(body.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
