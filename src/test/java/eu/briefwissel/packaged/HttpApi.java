package eu.briefwissel.packaged;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import eu.briefwissel.packaged.RuntimeApi.Outcome;
import eu.briefwissel.support.AwsEvents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * An HTTP API of API Gateway in front of functions, by what its guide says ("Create AWS Lambda proxy integrations for HTTP
 * APIs", payload format 2.0): names of headers in small letters, what came more than once joined by commas, cookies apart, the
 * body in base64 unless its type is one of text; what a function fails with is a 500.
 */
final class HttpApi implements AutoCloseable {

    private static final List<String> TEXT = List.of("application/json", "application/xml", "application/javascript");

    private final HttpServer server;
    private final Function<String, LambdaFunction> routes;
    private final List<String> failures = new CopyOnWriteArrayList<>();

    private HttpApi(HttpServer server, Function<String, LambdaFunction> routes) {
        this.server = server;
        this.routes = routes;
    }

    /** Listens on this port, or any where it is 0, and finds the function of a path. */
    static HttpApi start(int port, Function<String, LambdaFunction> routes) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), port), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            HttpApi api = new HttpApi(server, routes);
            server.createContext("/", api::answer);
            server.start();
            return api;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** What functions failed with. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange call) throws IOException {
        try (call) {
            byte[] event =
                    event(call, call.getRequestBody().readAllBytes()).toString().getBytes(UTF_8);
            switch (routes.apply(call.getRequestURI().getPath()).invoke(event)) {
                case Outcome.Answer(JsonNode answer) -> send(call, answer);
                case Outcome.Failure(JsonNode error) -> {
                    failures.add(error.toString());
                    call.sendResponseHeaders(500, -1);
                }
            }
        }
    }

    static ObjectNode event(HttpExchange call, byte[] body) {
        URI uri = call.getRequestURI();
        Map<String, String> headers = new TreeMap<>();
        call.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        String cookies = headers.remove("cookie");
        String path = uri.getRawQuery() == null ? uri.getPath() : uri.getPath() + "?" + uri.getRawQuery();
        ObjectNode event = AwsEvents.http(call.getRequestMethod(), path, headers);
        if (cookies != null) {
            var apart = event.putArray("cookies");
            List.of(cookies.split("[;,] *", -1)).forEach(apart::add);
        }
        if (body.length > 0) {
            boolean text = isText(headers.getOrDefault("content-type", ""));
            event.put("isBase64Encoded", !text);
            event.put(
                    "body", text ? new String(body, UTF_8) : Base64.getEncoder().encodeToString(body));
        }
        return event;
    }

    private static boolean isText(String contentType) {
        return contentType.startsWith("text/") || TEXT.stream().anyMatch(contentType::startsWith);
    }

    private static void send(HttpExchange call, JsonNode answer) throws IOException {
        answer.path("headers")
                .properties()
                .forEach(header -> call.getResponseHeaders()
                        .set(header.getKey(), header.getValue().asText()));
        answer.path("cookies").forEach(cookie -> call.getResponseHeaders().add("Set-Cookie", cookie.asText()));
        String text = answer.path("body").asText("");
        byte[] body =
                answer.path("isBase64Encoded").asBoolean() ? Base64.getDecoder().decode(text) : text.getBytes(UTF_8);
        call.sendResponseHeaders(answer.path("statusCode").asInt(), body.length == 0 ? -1 : body.length);
        call.getResponseBody().write(body);
    }
}
