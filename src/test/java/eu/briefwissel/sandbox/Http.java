package eu.briefwissel.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** A plain HTTP client that reads JSON. */
final class Http {
    static final JsonMapper JSON = new JsonMapper();

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** An answer: its status, its body and the response itself. */
    record Answer(int status, JsonNode json, HttpResponse<String> response) {
        String text(String field) {
            return json.path(field).asText();
        }
    }

    private Http() {}

    static HttpRequest.Builder to(String url) {
        return HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(20));
    }

    static Answer send(HttpRequest.Builder request) throws IOException {
        try {
            var response = CLIENT.send(request.build(), BodyHandlers.ofString());
            var isJson =
                    response.headers().firstValue("Content-Type").orElse("").contains("json");
            return new Answer(
                    response.statusCode(), isJson ? JSON.readTree(response.body()) : JSON.nullNode(), response);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    static String basic(String id, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }
}
