package eu.briefwissel.channel;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/** An operator over real HTTP that records what comes and answers what it was told to. */
public final class RecordingServer implements AutoCloseable {

    /** What came in. */
    public record Recorded(String path, @Nullable String query, Headers headers, byte[] body) {

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        public String header(String name) {
            return headers.getFirst(name);
        }
    }

    /** What to do with a call. */
    public sealed interface Act {
        record Answer(int status, Map<String, String> headers, String body) implements Act {}

        /** Reads the call, then closes the connection without a word. */
        record HangUp() implements Act {}

        /** Says nothing until the server closes. */
        record KeepSilent() implements Act {}
    }

    private final HttpServer server;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<Recorded> recorded = new CopyOnWriteArrayList<>();
    private final Map<String, Deque<Act>> acts = new ConcurrentHashMap<>();

    private RecordingServer(HttpServer server) {
        this.server = server;
    }

    public static RecordingServer start() {
        try {
            return start(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Over TLS, to callers that present a certificate which the context trusts. */
    public static RecordingServer startMutual(SSLContext tls) {
        try {
            HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(tls) {
                @Override
                public void configure(HttpsParameters parameters) {
                    SSLParameters wanted = getSSLContext().getDefaultSSLParameters();
                    wanted.setNeedClientAuth(true);
                    parameters.setSSLParameters(wanted);
                }
            });
            return start(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RecordingServer start(HttpServer server) {
        RecordingServer recording = new RecordingServer(server);
        server.createContext("/", recording::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return recording;
    }

    /** What the next calls of that path get, in order; the last of them for ever. */
    public RecordingServer on(String path, Act... script) {
        acts.put(path, new ArrayDeque<>(List.of(script)));
        return this;
    }

    public RecordingServer on(String path, int status, String body) {
        return on(path, new Act.Answer(status, Map.of(), body));
    }

    public String url() {
        return (server instanceof HttpsServer ? "https" : "http") + "://localhost:"
                + server.getAddress().getPort();
    }

    public List<Recorded> calls(String path) {
        return recorded.stream().filter(r -> r.path().equals(path)).toList();
    }

    public Recorded only(String path) {
        List<Recorded> calls = calls(path);
        if (calls.size() != 1) {
            throw new AssertionError(calls.size() + " calls of " + path);
        }
        return calls.getFirst();
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().getRawPath();
        String query = exchange.getRequestURI().getRawQuery();
        recorded.add(new Recorded(path, query, exchange.getRequestHeaders(), body));
        switch (next(path)) {
            case Act.Answer(int status, var headers, String text) -> answer(exchange, status, headers, text);
            case Act.HangUp _ -> exchange.close();
            case Act.KeepSilent _ -> waitForTheEnd(exchange);
        }
    }

    private Act next(String path) {
        Deque<Act> script = acts.getOrDefault(path, new ArrayDeque<>());
        synchronized (script) {
            if (script.isEmpty()) {
                return new Act.Answer(404, Map.of(), "");
            }
            return script.size() > 1 ? script.pop() : script.getFirst();
        }
    }

    private static void answer(HttpExchange exchange, int status, Map<String, String> headers, String text)
            throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        headers.forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void waitForTheEnd(HttpExchange exchange) {
        try {
            closing.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }
}
