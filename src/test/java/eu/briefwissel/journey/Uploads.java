package eu.briefwissel.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.support.Planted;
import eu.briefwissel.support.Submissions;
import eu.briefwissel.support.TestTenant;
import eu.briefwissel.tenant.Role;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Uploads of batches as a sender makes them: over a connection of their own, in pieces, without saying how long they are. */
final class Uploads {

    private static final int PATIENCE_MILLIS = 60_000;

    private static final int WORD_MILLIS = 20_000;

    private final TestTenant tenant;

    Uploads(TestTenant tenant) {
        this.tenant = tenant;
    }

    /** A submission in one line. */
    static String line(String reference) {
        return Submissions.withReference(reference).replace("\n", " ");
    }

    static String line(String reference, String key) {
        return line(reference).replaceFirst("\\{", "{\"key\": \"" + key + "\",");
    }

    HttpResponse<String> send(String key, String... lines) {
        return send(key, () -> stream(String.join("\n", lines) + "\n"));
    }

    HttpResponse<String> send(String key, Supplier<InputStream> body) {
        return begin(key, body).join();
    }

    CompletableFuture<HttpResponse<String>> begin(String key, Supplier<InputStream> body) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/v1/batches"))
                .header("Authorization", "Bearer " + tenant.token(Role.SENDER))
                .header("Content-Type", "application/x-ndjson")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofInputStream(body))
                .build();
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofString()).whenComplete((_, _) -> http.close());
    }

    /** One that says how long it is, and breaks off when so much of it was sent and so many lines have a result. */
    void breakOff(String key, String body, int results) {
        byte[] bytes = body.getBytes(UTF_8);
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.getOutputStream()
                    .write(
                            ("POST /v1/batches HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-ndjson\r\nIdempotency-Key: "
                                            + key + "\r\nAuthorization: Bearer " + tenant.token(Role.SENDER)
                                            + "\r\nContent-Length: " + (bytes.length + 1) + "\r\n\r\n")
                                    .getBytes(UTF_8));
            socket.getOutputStream().write(bytes);
            await(() -> count(key) == results);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What one is told first that sends its head, and its body only when it was told to go on (RFC 9110 section 10.1.1). */
    String toldBeforeTheBody(String key) {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(WORD_MILLIS);
            socket.getOutputStream()
                    .write(
                            ("POST /v1/batches HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-ndjson\r\nIdempotency-Key: "
                                            + key + "\r\nAuthorization: Bearer " + tenant.token(Role.SENDER)
                                            + "\r\nContent-Length: 10\r\nExpect: 100-continue\r\n\r\n")
                                    .getBytes(UTF_8));
            byte[] line = socket.getInputStream().readNBytes("HTTP/1.1 100 Continue".length());
            return new String(line, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The batch of a key, as its sender is told of it. */
    JsonPath batch(String key) {
        return get("/v1/batches?key=" + key).jsonPath();
    }

    Response get(String path) {
        return tenant.as(Role.SENDER).get(path);
    }

    List<JsonPath> results(String key) {
        String results = tenant.as(Role.SENDER)
                .accept("application/x-ndjson")
                .get(batch(key).getString("links.results"))
                .asString();
        assertThat(results.lines()).as(results).allMatch(line -> line.startsWith("{"));
        return results.lines().map(JsonPath::new).toList();
    }

    int count(String key) {
        Response batch = get("/v1/batches?key=" + key);
        return batch.statusCode() == 200 ? batch.jsonPath().getInt("received") : 0;
    }

    long messages() {
        return Long.parseLong(
                Planted.find(tenant, "select count(*) from message").getFirst());
    }

    static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    static void await(BooleanSupplier isSo) {
        long until = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (!isSo.getAsBoolean()) {
            if (System.currentTimeMillis() > until) {
                throw new AssertionError("waited in vain");
            }
        }
    }
}
