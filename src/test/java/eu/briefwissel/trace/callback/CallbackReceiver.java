package eu.briefwissel.trace.callback;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A sender's system that events are sent to; keeps what came, and answers what it was told to. */
final class CallbackReceiver implements AutoCloseable {

    /** What came. */
    record Got(String path, Headers headers, byte[] body) {
        String id() {
            return headers.getFirst("webhook-id");
        }

        String signature() {
            return headers.getFirst("webhook-signature");
        }

        JsonObject json() {
            return new JsonObject(new String(body, StandardCharsets.UTF_8));
        }

        String message() {
            return json().getJsonObject("data").getString("message");
        }
    }

    /** Its say. */
    interface Answer {
        int to(Got got) throws InterruptedException;
    }

    private final HttpServer server;
    private final List<Got> got = new CopyOnWriteArrayList<>();
    private volatile Answer answer = _ -> 204;
    private volatile String location = "";
    private volatile int bytes;

    CallbackReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook?token=of-the-receiver";
    }

    /** Answers that from now on; what it throws closes the connection. */
    void answers(Answer with) {
        answer = with;
    }

    void answers(int status) {
        answer = _ -> status;
    }

    void redirectsTo(String path) {
        location = path;
        answers(303);
    }

    void saysMuch(int many) {
        bytes = many;
        answers(200);
    }

    List<Got> got() {
        return got;
    }

    List<String> ids() {
        return got.stream().map(Got::id).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Got one = new Got(
                    exchange.getRequestURI().getPath(),
                    exchange.getRequestHeaders(),
                    exchange.getRequestBody().readAllBytes());
            got.add(one);
            int status = answer.to(one);
            if (!location.isEmpty()) {
                exchange.getResponseHeaders().set("Location", location);
            }
            exchange.sendResponseHeaders(status, bytes == 0 ? -1 : bytes);
            for (int i = 0; i < bytes; i++) {
                exchange.getResponseBody().write('x');
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }
}
