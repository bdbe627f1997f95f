package eu.briefwissel.packaged;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** An SQS as slow as a test wants it: what is sent to it lies there until it is let through to the one behind. */
final class HeldQueue implements AutoCloseable {

    private static final String SEND = "AmazonSQS.SendMessage";
    private static final String TARGET = "X-Amz-Target";

    private final HttpServer server;
    private final URI behind;
    private final HttpClient http = HttpClient.newHttpClient();
    private final CountDownLatch sent = new CountDownLatch(1);
    private final CountDownLatch letThrough = new CountDownLatch(1);

    private HeldQueue(HttpServer server, URI behind) {
        this.server = server;
        this.behind = behind;
    }

    static HeldQueue inFrontOf(String behind) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            HeldQueue queue = new HeldQueue(server, URI.create(behind));
            server.createContext("/", queue::answer);
            server.start();
            return queue;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Whether something was sent, and is held or has been. */
    boolean holds() {
        return sent.getCount() == 0;
    }

    void letThrough() {
        letThrough.countDown();
    }

    @Override
    public void close() {
        letThrough();
        server.stop(0);
        http.close();
    }

    private void answer(HttpExchange call) throws IOException {
        try (call) {
            byte[] request = call.getRequestBody().readAllBytes();
            if (SEND.equals(call.getRequestHeaders().getFirst(TARGET))) {
                sent.countDown();
                letThrough.await();
            }
            HttpResponse<byte[]> answer = http.send(onwards(call, request), BodyHandlers.ofByteArray());
            answer.headers()
                    .firstValue("Content-Type")
                    .ifPresent(type -> call.getResponseHeaders().set("Content-Type", type));
            call.sendResponseHeaders(answer.statusCode(), answer.body().length);
            call.getResponseBody().write(answer.body());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** ElasticMQ looks at these only. */
    private HttpRequest onwards(HttpExchange call, byte[] request) {
        HttpRequest.Builder onwards = HttpRequest.newBuilder(behind).POST(BodyPublishers.ofByteArray(request));
        Map.of(TARGET, "", "Content-Type", "application/x-amz-json-1.0").forEach((name, otherwise) -> {
            String value = call.getRequestHeaders().getFirst(name);
            onwards.header(name, value == null ? otherwise : value);
        });
        return onwards.build();
    }
}
