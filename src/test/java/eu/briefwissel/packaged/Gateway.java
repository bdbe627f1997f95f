package eu.briefwissel.packaged;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/** A sender's view of a gateway: submits and follows over HTTP. Any call may fail while the gateway is being killed. */
final class Gateway {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ACCEPTED = 202;
    private static final int OK = 200;

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;
    private final String basic;
    private volatile String token = "";

    Gateway(int port, JsonNode client) {
        this.base = URI.create("http://localhost:" + port);
        String credentials = client.get("clientId").asText() + ":"
                + client.get("clientSecret").asText();
        this.basic = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    boolean isReady() {
        return send(HttpRequest.newBuilder(base.resolve("/q/health/ready")))
                .filter(answer -> answer.statusCode() == OK)
                .isPresent();
    }

    boolean login() {
        Optional<HttpResponse<String>> answer = send(HttpRequest.newBuilder(base.resolve("/oauth/token"))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials")));
        answer.filter(a -> a.statusCode() == OK)
                .ifPresent(a -> token = read(a).get("access_token").asText());
        return !token.isEmpty();
    }

    /** The token of the last login; empty before. */
    String token() {
        return token;
    }

    /** A message to this recipient; the id where it was accepted, empty where nobody knows. */
    Optional<String> submit(String key, ObjectNode message) {
        return send(authorised("/v1/messages")
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .POST(BodyPublishers.ofString(message.toString())))
                .filter(answer -> answer.statusCode() == ACCEPTED)
                .map(answer -> read(answer).get("id").asText());
    }

    /** The status code of putting this there. */
    int put(String path, ObjectNode content) {
        return send(authorised(path)
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(content.toString())))
                .map(HttpResponse::statusCode)
                .orElse(0);
    }

    Optional<String> status(String id) {
        return send(authorised("/v1/messages/" + id))
                .filter(answer -> answer.statusCode() == OK)
                .map(answer -> read(answer).get("status").asText());
    }

    Optional<JsonNode> get(String path) {
        return send(authorised(path))
                .filter(answer -> answer.statusCode() == OK)
                .map(Gateway::read);
    }

    /** What is said there, whatever that is; nothing where nobody answers. */
    String text(String path) {
        return send(authorised(path)).map(HttpResponse::body).orElse("");
    }

    /** The status code of a call that nothing is known about beforehand. */
    int statusOf(String path) {
        return send(authorised(path)).map(HttpResponse::statusCode).orElse(0);
    }

    static ObjectNode message(String bsn, String email, String reference) {
        ObjectNode message = JSON.createObjectNode();
        message.put("reference", reference);
        message.putObject("recipient").put("bsn", bsn);
        message.put("language", "nl");
        message.put("messageType", "besluit");
        message.put("subject", "Besluit op uw aanvraag");
        message.put("body", "<p>Uw aanvraag is toegewezen.</p>");
        message.putObject("contact").put("email", email);
        message.putArray("route").add("mailbox").add("email");
        return message;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder authorised(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).header("Authorization", "Bearer " + token);
    }

    private Optional<HttpResponse<String>> send(HttpRequest.Builder request) {
        try {
            return Optional.of(http.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString()));
        } catch (IOException _) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode read(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException("not JSON: " + answer.statusCode(), e);
        }
    }
}
