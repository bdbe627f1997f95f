package eu.briefwissel.journey;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A line to somebody who is reached over HTTP, on which part of all calls break. Seeded, so that a run can be had again as far as calls
 * come in the same order. No call breaks more than twice in a row, and one for a token, which all others wait for, once: so a schedule
 * of five retries nearly always gets through.
 */
final class BrokenLine implements AutoCloseable {

    /** What happens to a call. */
    enum Fault {
        /** 503; nobody heard of it. */
        UNAVAILABLE,
        /** Nobody heard of it, and no answer comes before the caller gives up. */
        SWALLOWED,
        /** It is taken, and no answer comes before the caller gives up. */
        LATE,
        /** It is taken, and the connection closes without an answer. */
        LOST,
        /** It arrives twice. */
        DOUBLED,
        /** It is answered with 200, and arrives later, behind others. */
        OUT_OF_TURN
    }

    private static final double SHARE = 0.3;
    private static final int MOST_IN_A_ROW = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Set<String> OF_THE_CONNECTION =
            Set.of("connection", "content-length", "host", "upgrade", "http2-settings", "transfer-encoding");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final HttpServer server;
    private final URI end;
    private final Duration tooLate;
    private final List<Fault> faults;
    private final Random dice;
    private final Map<String, Integer> brokenInARow = new HashMap<>();
    private final Map<Fault, Integer> broken = new HashMap<>();
    private final List<HttpRequest> waiting = new ArrayList<>();
    private int calls;
    private boolean isMended;

    private BrokenLine(URI end, Duration tooLate, List<Fault> faults, long seed) throws IOException {
        this.end = end;
        this.tooLate = tooLate;
        this.faults = faults;
        this.dice = new Random(seed);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::carry);
        server.start();
    }

    /**
     * A line.
     *
     * @param tooLate how long a caller waits for an answer at most
     */
    static BrokenLine to(URI end, Duration tooLate, long seed, Fault... faults) throws IOException {
        return new BrokenLine(end, tooLate, List.of(faults), seed);
    }

    /** No call breaks from now on. */
    synchronized void mend() {
        isMended = true;
    }

    /** This end of it, without a slash behind. */
    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    synchronized int calls() {
        return calls;
    }

    /** How many calls broke, and how. */
    synchronized Map<Fault, Integer> broken() {
        return Map.copyOf(broken);
    }

    /** Lets all that came out of turn arrive now, in no order; answers how many did. */
    int letArrive() {
        List<HttpRequest> late = takeWaiting();
        for (HttpRequest request : late) {
            var answer = send(request);
            if (answer.statusCode() / 100 != 2) {
                throw new AssertionError("a call that came out of turn was not taken: " + answer.statusCode());
            }
        }
        return late.size();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
        http.shutdownNow();
    }

    private synchronized List<HttpRequest> takeWaiting() {
        List<HttpRequest> late = new ArrayList<>(waiting);
        waiting.clear();
        Collections.shuffle(late, dice);
        return late;
    }

    private void carry(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            HttpRequest request = request(exchange, body);
            boolean forToken = exchange.getRequestURI().getPath().endsWith("/token");
            String call = exchange.getRequestHeaders().getFirst("X-Message-ID") + Arrays.hashCode(body);
            Fault fault = fault(call, forToken ? 1 : MOST_IN_A_ROW);
            if (fault == null) {
                answer(exchange, send(request));
                return;
            }
            switch (fault) {
                case UNAVAILABLE -> exchange.sendResponseHeaders(503, -1);
                case SWALLOWED -> awaitTheCallersEnd();
                case LATE -> {
                    send(request);
                    awaitTheCallersEnd();
                }
                case LOST -> send(request);
                case DOUBLED -> {
                    send(request);
                    answer(exchange, send(request));
                }
                case OUT_OF_TURN -> {
                    keep(request);
                    exchange.sendResponseHeaders(200, -1);
                }
            }
        }
    }

    private synchronized @Nullable Fault fault(String call, int mostInARow) {
        calls++;
        int inARow = brokenInARow.getOrDefault(call, 0);
        if (isMended || inARow >= mostInARow || dice.nextDouble() >= SHARE) {
            brokenInARow.remove(call);
            return null;
        }
        brokenInARow.put(call, inARow + 1);
        Fault fault = faults.get(dice.nextInt(faults.size()));
        broken.merge(fault, 1, Integer::sum);
        return fault;
    }

    private synchronized void keep(HttpRequest request) {
        waiting.add(request);
    }

    private void awaitTheCallersEnd() {
        try {
            closed.await(tooLate.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest request(HttpExchange exchange, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(end + exchange.getRequestURI().toString()))
                .timeout(PATIENCE)
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
        answer.headers()
                .firstValue("Content-Type")
                .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
        byte[] body = answer.body();
        exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
