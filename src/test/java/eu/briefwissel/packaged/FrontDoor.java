package eu.briefwissel.packaged;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A small HTTP server of this machine: what answers in front of processes, or in the place of a broker. */
final class FrontDoor implements AutoCloseable {

    private static final Set<String> OF_THE_CONNECTION =
            Set.of("connection", "content-length", "transfer-encoding", ":status");
    private static final int BAD_GATEWAY = 502;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private FrontDoor(HttpServer server) {
        this.server = server;
    }

    /** At this port, any free one for 0. What the handler throws is answered with 502. */
    static FrontDoor open(int port, HttpHandler handler) {
        try {
            FrontDoor door =
                    new FrontDoor(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0));
            door.server.setExecutor(door.threads);
            door.server.createContext("/", call -> {
                try {
                    handler.handle(call);
                } catch (IOException | RuntimeException | AssertionError _) {
                    call.sendResponseHeaders(BAD_GATEWAY, -1);
                } finally {
                    call.close();
                }
            });
            door.server.start();
            return door;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/");
    }

    /** Hands an answer on. */
    static void answer(HttpExchange call, HttpResponse<byte[]> answer) throws IOException {
        answer.headers().map().forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name)) {
                call.getResponseHeaders().put(name, values);
            }
        });
        byte[] body = answer.body();
        call.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
        call.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
