package eu.briefwissel.packaged;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Broker, Trigger and PingSource of {@code deployments/knative}, in small: brings wake-ups to {@code publish} until they are
 * taken, as dead letters to {@code fallback}, and the time to {@code fallback}. Some wake-ups come twice and some never: the
 * row is the truth.
 */
final class Eventing implements AutoCloseable {

    /** The Trigger's delivery. */
    private static final int RETRIES = 10;

    private static final Duration FIRST_WAIT = Duration.ofMillis(500);

    private static final Duration TICK = Duration.ofSeconds(6);
    private static final int ONE_IN_THIS_COMES_TWICE = 3;
    private static final int ONE_IN_THIS_IS_LOST = 7;
    private static final int ACCEPTED = 202;
    private static final int SUCCESS = 2;

    private record Event(String type, String subject, byte[] data) {}

    private final FrontDoor ingress;
    private final URI publish;
    private final URI fallback;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ScheduledExecutorService clock = new ScheduledThreadPoolExecutor(1);
    private final AtomicInteger taken = new AtomicInteger();

    private Eventing(int port, URI publish, URI fallback) {
        this.ingress = FrontDoor.open(port, this::take);
        this.publish = publish.resolve("/events");
        this.fallback = fallback.resolve("/events/timer");
        var _ = clock.scheduleAtFixedRate(this::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Takes events at this port, and brings them to the functions at these addresses. */
    static Eventing start(int port, URI publish, URI fallback) {
        return new Eventing(port, publish, fallback);
    }

    /** How many wake-ups were sent. */
    int taken() {
        return taken.get();
    }

    @Override
    public void close() {
        clock.shutdownNow();
        ingress.close();
        http.shutdownNow();
    }

    private void take(HttpExchange call) throws IOException {
        Event event = new Event(
                call.getRequestHeaders().getFirst("ce-type"),
                call.getRequestHeaders().getFirst("ce-subject"),
                call.getRequestBody().readAllBytes());
        call.sendResponseHeaders(ACCEPTED, -1);
        int number = taken.incrementAndGet();
        if (number % ONE_IN_THIS_IS_LOST != 0) {
            bring(event, 0);
        }
        if (number % ONE_IN_THIS_COMES_TWICE == 0) {
            bring(event, 0);
        }
    }

    private void bring(Event event, int tries) {
        Thread.ofVirtual().start(() -> {
            if (send(event, tries < RETRIES ? publish : fallback)) {
                return;
            }
            var _ = clock.schedule(
                    () -> bring(event, tries + 1),
                    Math.min(FIRST_WAIT.toMillis() << tries, TICK.toMillis()),
                    TimeUnit.MILLISECONDS);
        });
    }

    private void tick() {
        Thread.ofVirtual().start(() -> send(new Event("dev.knative.sources.ping", "", new byte[0]), fallback));
    }

    private boolean send(Event event, URI to) {
        return send(http, event, to);
    }

    /** Brings one wake-up for this stage to the function publish at this port; whether it says that it has looked. */
    static boolean wakeUp(int port, String stage) {
        try (HttpClient once = HttpClient.newHttpClient()) {
            Event event = new Event("eu.briefwissel.work.due", stage, stage.getBytes(StandardCharsets.UTF_8));
            return send(once, event, URI.create("http://localhost:" + port + "/events"));
        }
    }

    private static boolean send(HttpClient http, Event event, URI to) {
        HttpRequest request = HttpRequest.newBuilder(to)
                .header("ce-specversion", "1.0")
                .header("ce-id", UUID.randomUUID().toString())
                .header("ce-source", "/test")
                .header("ce-type", event.type())
                .header("ce-subject", event.subject())
                .header("content-type", "text/plain")
                .POST(BodyPublishers.ofByteArray(event.data()))
                .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() / 100 == SUCCESS;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
