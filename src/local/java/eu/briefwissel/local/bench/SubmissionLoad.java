package eu.briefwissel.local.bench;

import eu.briefwissel.local.StartRefused;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Senders that each submit one message a request and wait for its 202 before the next; all on one thread. */
final class SubmissionLoad implements AutoCloseable {

    private static final int ACCEPTED = 202;
    private static final int CONNECT_MILLIS = 5_000;
    private static final int LONGEST_QUOTE = 500;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final HttpClient http;
    private final RequestOptions options;
    private final int clients;
    private final Function<String, byte[]> body;

    SubmissionLoad(int port, String token, int clients) {
        this(port, token, clients, SampleMessage::json);
    }

    /** @param body of the submission under that idempotency key */
    SubmissionLoad(int port, String token, int clients, Function<String, byte[]> body) {
        this.body = body;
        this.clients = clients;
        this.http = vertx.createHttpClient(
                new HttpClientOptions().setMaxPoolSize(clients).setConnectTimeout(CONNECT_MILLIS));
        this.options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost("127.0.0.1")
                .setPort(port)
                .setURI("/v1/messages")
                .putHeader("Authorization", "Bearer " + token)
                .putHeader("Content-Type", "application/json");
    }

    /** Submits for so long; gives how many were accepted, and how long that took to the last answer. */
    Accepted during(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        return run(() -> System.nanoTime() < until);
    }

    /** Submits so many. */
    Accepted times(int messages) {
        AtomicLong left = new AtomicLong(messages);
        return run(() -> left.getAndDecrement() > 0);
    }

    /** What was accepted within a time. */
    record Accepted(long messages, Duration took) {
        double perSecond() {
            return messages * (double) Duration.ofSeconds(1).toNanos() / took.toNanos();
        }
    }

    private Accepted run(BooleanSupplier goesOn) {
        long start = System.nanoTime();
        AtomicLong accepted = new AtomicLong();
        var all = Future.all(IntStream.range(0, clients)
                .mapToObj(_ -> client(goesOn, accepted))
                .toList());
        try {
            all.toCompletionStage().toCompletableFuture().get();
        } catch (ExecutionException e) {
            throw new StartRefused("A submission failed: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused("Interrupted while submitting.", e);
        }
        return new Accepted(accepted.get(), Duration.ofNanos(System.nanoTime() - start));
    }

    private Future<Void> client(BooleanSupplier goesOn, AtomicLong accepted) {
        Promise<Void> end = Promise.promise();
        vertx.runOnContext(_ -> next(goesOn, accepted, end));
        return end.future();
    }

    private void next(BooleanSupplier goesOn, AtomicLong accepted, Promise<Void> end) {
        if (!goesOn.getAsBoolean()) {
            end.complete();
            return;
        }
        submit().onSuccess(_ -> {
                    accepted.incrementAndGet();
                    next(goesOn, accepted, end);
                })
                .onFailure(end::tryFail);
    }

    private Future<Void> submit() {
        String key = UUID.randomUUID().toString();
        return http.request(options)
                .compose(request -> send(request, key))
                .compose(answer -> answer.body().compose(body -> check(answer, body)));
    }

    private Future<HttpClientResponse> send(HttpClientRequest request, String key) {
        return request.putHeader("Idempotency-Key", key).send(Buffer.buffer(body.apply(key)));
    }

    private static Future<Void> check(HttpClientResponse answer, Buffer body) {
        if (answer.statusCode() == ACCEPTED) {
            return Future.succeededFuture();
        }
        String said = body.toString();
        return Future.failedFuture("the gateway answered " + answer.statusCode() + " "
                + said.substring(0, Math.min(LONGEST_QUOTE, said.length())));
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
