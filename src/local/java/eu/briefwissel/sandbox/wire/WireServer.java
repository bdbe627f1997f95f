package eu.briefwissel.sandbox.wire;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The HTTP server of the sandbox, on loopback only, each call on a virtual thread of its own. */
public final class WireServer implements AutoCloseable {
    private static final Logger LOG = System.getLogger(WireServer.class.getName());
    // The largest batch of the Berichtenbox, 100 MB as base64, and what goes around it.
    private static final int LARGEST_BODY = 140 * 1024 * 1024;
    private static final int BACKLOG = 1_024;

    private final HttpServer server;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<String, Endpoint> routes;
    private final Duration latency;

    private WireServer(HttpServer server, Map<String, Endpoint> routes, Duration latency) {
        this.server = server;
        this.routes = Map.copyOf(routes);
        this.latency = latency;
    }

    /**
     * Starts serving.
     *
     * @param port 0 for any that is free
     * @param routes endpoints by method, a space and path; one {@code *} may stand for its last segment, or for
     *     the one before
     * @param latency how long every answer takes, except under {@code /sandbox}
     */
    public static WireServer start(int port, Map<String, Endpoint> routes, Duration latency) throws IOException {
        tuneOnce();
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        var wire = new WireServer(HttpServer.create(address, BACKLOG), routes, latency);
        wire.server.setExecutor(wire.executor);
        wire.server.createContext("/", wire::serve);
        wire.server.start();
        return wire;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        executor.shutdownNow();
        executor.close();
    }

    /** The JDK's server reads these once, when its classes are loaded. */
    private static void tuneOnce() {
        // Head and body leave in two writes: with Nagle's algorithm on, an answer waits 40 ms for an acknowledgement.
        tune("sun.net.httpserver.nodelay", "true");
        // A kept connection that closes under a client looks like a lost answer, which only magic recipients may bring
        // about.
        tune("sun.net.httpserver.idleInterval", "600");
        tune("sun.net.httpserver.maxIdleConnections", "2000");
    }

    private static void tune(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        // The mail library looks its parts up by the thread's class loader, which the JDK's server does not pass on.
        Thread.currentThread().setContextClassLoader(WireServer.class.getClassLoader());
        try (exchange) {
            var body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
            var path = exchange.getRequestURI().getPath();
            var call =
                    new Call(exchange.getRequestMethod(), exchange.getRequestURI(), exchange.getRequestHeaders(), body);
            if (!latency.isZero() && !path.startsWith("/sandbox")) {
                closed.await(latency.toMillis(), TimeUnit.MILLISECONDS);
            }
            perform(
                    exchange,
                    body.length > LARGEST_BODY ? problem(413, "the body is too large") : answer(call, exchange));
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private Reply answer(Call call, HttpExchange exchange) {
        var endpoint = find(exchange.getRequestMethod(), call.path());
        if (endpoint == null) {
            return problem(404, "no such route; see /sandbox");
        }
        try {
            return endpoint.answer(call);
        } catch (RuntimeException bug) {
            LOG.log(Level.ERROR, "the sandbox failed at " + call.path(), bug);
            return problem(500, "the sandbox failed");
        }
    }

    private @Nullable Endpoint find(String method, String path) {
        var last = path.lastIndexOf('/');
        var before = last < 1 ? -1 : path.lastIndexOf('/', last - 1);
        return Stream.of(
                        path,
                        path.substring(0, last + 1) + "*",
                        path.substring(0, before + 1) + "*" + path.substring(last))
                .map(shape -> routes.get(method + " " + shape))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private void perform(HttpExchange exchange, Reply reply) throws IOException, InterruptedException {
        switch (reply) {
            case Reply.Answer answer -> send(exchange, answer);
            case Reply.Late(var after, var answer) -> {
                closed.await(after.toMillis(), TimeUnit.MILLISECONDS);
                send(exchange, answer);
            }
            case Reply.Lost() -> {} // closing an exchange before its head was sent closes the connection
        }
    }

    private static void send(HttpExchange exchange, Reply.Answer answer) throws IOException {
        var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.mediaType());
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private static Reply.Answer problem(int status, String what) {
        return Reply.json(status, Map.of("error", what));
    }
}
