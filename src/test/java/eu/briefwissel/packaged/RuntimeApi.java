package eu.briefwissel.packaged;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * AWS' side of the runtime interface (Lambda, "Using the Lambda runtime API for custom runtimes", version 2018-06-01), for one
 * execution environment: hands out events one at a time, takes answers and errors. With a snapshot ({@code restore/next}), as
 * AWS' runtime interface client speaks of it.
 */
final class RuntimeApi implements AutoCloseable {

    /** Lambda, "Lambda runtime API": the host and port that the runtime finds in its environment. */
    static final String ADDRESS = "AWS_LAMBDA_RUNTIME_API";

    private static final String BASE = "/2018-06-01/runtime/";
    private static final String ARN = "arn:aws:lambda:eu-central-1:123456789012:function:briefwissel:live";
    private static final Duration TIME_OUT = Duration.ofMinutes(5);
    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What became of an invocation. */
    sealed interface Outcome {
        record Answer(JsonNode payload) implements Outcome {}

        record Failure(JsonNode error) implements Outcome {}
    }

    /** What happens to the environment's process while it has nothing to do. */
    interface Environment {
        void freeze();

        void thaw();

        void kill();
    }

    private record Invocation(String id, byte[] event, CompletableFuture<Outcome> outcome) {}

    private final HttpServer server;
    private final BlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
    private final Map<String, Invocation> underWay = new ConcurrentHashMap<>();
    private final CompletableFuture<JsonNode> initError = new CompletableFuture<>();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch snapshot = new CountDownLatch(1);
    private final CountDownLatch restored = new CountDownLatch(1);
    private final CompletableFuture<JsonNode> restoreError = new CompletableFuture<>();
    private volatile Environment environment = new Environment() {
        @Override
        public void freeze() {}

        @Override
        public void thaw() {}

        @Override
        public void kill() {}
    };
    private final AtomicReference<@Nullable Duration> fate = new AtomicReference<>();

    private RuntimeApi(HttpServer server) {
        this.server = server;
    }

    static RuntimeApi start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            RuntimeApi api = new RuntimeApi(server);
            server.createContext("/", api::answer);
            server.start();
            return api;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Freezes this process from now on whenever it asks for an event and there is none, as Lambda does. */
    void freezes(Environment process) {
        environment = process;
    }

    /** Kills the process so long after it was given the next event: in the middle of that. */
    void killsAfterTheNextEvent(Duration time) {
        fate.set(time);
    }

    /** Whether the first event was asked for: the end of the phase of initialisation. */
    boolean isInitialised() {
        return asked.getCount() == 0;
    }

    CompletableFuture<JsonNode> initError() {
        return initError;
    }

    /** Whether everything is ready for a snapshot. */
    boolean isAtSnapshot() {
        return snapshot.getCount() == 0;
    }

    void restore() {
        restored.countDown();
    }

    CompletableFuture<JsonNode> restoreError() {
        return restoreError;
    }

    /** Has this event worked off, after all that came before. */
    CompletableFuture<Outcome> invoke(byte[] event) {
        Invocation invocation = new Invocation(UUID.randomUUID().toString(), event, new CompletableFuture<>());
        waiting.add(invocation);
        return invocation.outcome();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange call) throws IOException {
        try (call) {
            String path = call.getRequestURI().getPath().substring(BASE.length());
            switch (call.getRequestMethod() + " " + path) {
                case "GET invocation/next" -> next(call);
                case "POST init/error" -> take(call, initError);
                case "GET restore/next" -> restoreNext(call);
                case "POST restore/error" -> take(call, restoreError);
                default -> invocationEnded(call, path.split("/", -1));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void next(HttpExchange call) throws IOException, InterruptedException {
        asked.countDown();
        Invocation next = waiting.poll();
        if (next == null) {
            environment.freeze();
            next = waiting.take();
            environment.thaw();
        }
        underWay.put(next.id(), next);
        var headers = call.getResponseHeaders();
        headers.set("Content-Type", "application/json");
        headers.set("Lambda-Runtime-Aws-Request-Id", next.id());
        headers.set("Lambda-Runtime-Deadline-Ms", String.valueOf(System.currentTimeMillis() + TIME_OUT.toMillis()));
        headers.set("Lambda-Runtime-Invoked-Function-Arn", ARN);
        headers.set(
                "Lambda-Runtime-Trace-Id",
                "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=1");
        send(call, OK, next.event());
        Duration time = fate.getAndSet(null);
        if (time != null) {
            LockSupport.parkNanos(time.toNanos());
            environment.kill();
        }
    }

    private void restoreNext(HttpExchange call) throws IOException, InterruptedException {
        snapshot.countDown();
        restored.await();
        send(call, OK, new byte[0]);
    }

    private void invocationEnded(HttpExchange call, String[] path) throws IOException {
        Invocation ended = path.length == 3 ? underWay.remove(path[1]) : null;
        if (ended == null) {
            send(call, 404, "{}".getBytes(UTF_8));
            return;
        }
        byte[] body = call.getRequestBody().readAllBytes();
        send(call, ACCEPTED, "{\"status\":\"OK\"}".getBytes(UTF_8));
        JsonNode json = body.length == 0 ? JSON.nullNode() : JSON.readTree(body);
        ended.outcome().complete(path[2].equals("response") ? new Outcome.Answer(json) : new Outcome.Failure(json));
    }

    private static void take(HttpExchange call, CompletableFuture<JsonNode> where) throws IOException {
        JsonNode error = JSON.readTree(call.getRequestBody());
        send(call, ACCEPTED, "{\"status\":\"OK\"}".getBytes(UTF_8));
        where.complete(error);
    }

    private static void send(HttpExchange call, int status, byte[] body) throws IOException {
        call.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (var response = call.getResponseBody()) {
            response.write(body);
        }
    }
}
