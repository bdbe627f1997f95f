package eu.briefwissel.function.event;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes what is sent, as a broker's ingress does. */
public class TestBroker implements QuarkusTestResourceLifecycleManager {

    private static final String TAKEN = "test.broker.taken";
    private static final int ACCEPTED = 202;

    private @Nullable HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server = started;
            started.createContext("/", exchange -> {
                exchange.getRequestBody().readAllBytes();
                Map<String, String> headers = exchange.getRequestHeaders().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, e -> e.getValue().getFirst()));
                taken().add(headers);
                exchange.sendResponseHeaders(ACCEPTED, -1);
                exchange.close();
            });
            started.start();
            return Map.of(
                    "briefwissel.queue",
                    "broker",
                    "briefwissel.queue.broker.url",
                    "http://127.0.0.1:" + started.getAddress().getPort() + "/",
                    "briefwissel.function.publish",
                    "on",
                    "briefwissel.function.document",
                    "on");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Before what is common to all tests, which has publish off. */
    @Override
    public int order() {
        return 1;
    }

    /** The headers of each event; classes are loaded anew for tests, so they stand where all of them look. */
    @SuppressWarnings("unchecked")
    public static List<Map<String, String>> taken() {
        return (List<Map<String, String>>)
                System.getProperties().computeIfAbsent(TAKEN, _ -> new CopyOnWriteArrayList<Map<String, String>>());
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }
}
