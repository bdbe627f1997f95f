package eu.briefwissel.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Takes spans and metrics by OTLP over HTTP in JSON, as a collector does. */
public class TestCollector implements QuarkusTestResourceLifecycleManager {

    private static final String TAKEN = "test.collector.taken";
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int UNSUPPORTED = 415;

    private @Nullable HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server = started;
            started.createContext("/", exchange -> {
                String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
                boolean isJson =
                        "application/json".equals(exchange.getRequestHeaders().getFirst("content-type"));
                String path = exchange.getRequestURI().getPath();
                boolean isKnown = path.equals("/v1/traces") || path.equals("/v1/metrics");
                if (isJson && isKnown) {
                    collected().bodies().add(body);
                }
                exchange.sendResponseHeaders(isJson ? isKnown ? OK : NOT_FOUND : UNSUPPORTED, -1);
                exchange.close();
            });
            started.start();
            return Map.of(
                    "otel.exporter.otlp.endpoint",
                    "http://127.0.0.1:" + started.getAddress().getPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What came; classes are loaded anew for tests, so it stands where all of them look. */
    @SuppressWarnings("unchecked")
    public static CollectedSpans collected() {
        return new CollectedSpans(
                (List<String>) System.getProperties().computeIfAbsent(TAKEN, _ -> new CopyOnWriteArrayList<String>()));
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }
}
