package eu.briefwissel.queue;

import eu.briefwissel.delivery.Stage;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Wake-ups as CloudEvents over HTTP, in binary mode (CloudEvents 1.0, HTTP protocol binding 3.1). They come back as a call
 * of {@code POST /events}, so nobody listens here.
 */
@ApplicationScoped
class BrokerTransport implements Transport {

    /** Each event is a call of the function publish. */
    private static final Duration GATHERING = Duration.ofMillis(50);

    private static final int SUCCESS = 200;
    private static final int REDIRECTION = 300;

    private final WebClient client;
    private final QueueConfig config;

    BrokerTransport(Vertx vertx, QueueConfig config) {
        this.client = WebClient.create(vertx);
        this.config = config;
    }

    @Override
    public QueueConfig.Carrier carrier() {
        return QueueConfig.Carrier.BROKER;
    }

    @Override
    public void open() {
        url();
    }

    @Override
    public Uni<Void> reach() {
        return client.requestAbs(HttpMethod.OPTIONS, url().toString())
                .timeout(config.broker().timeout().toMillis())
                .send()
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> send(Stage stage) {
        return client.postAbs(url().toString())
                .timeout(config.broker().timeout().toMillis())
                .putHeader("ce-specversion", "1.0")
                .putHeader("ce-id", UUID.randomUUID().toString())
                .putHeader("ce-source", "/briefwissel")
                .putHeader("ce-type", WakeUpText.eventType(stage))
                .putHeader("ce-subject", WakeUpText.of(stage))
                .putHeader("content-type", "text/plain")
                .sendBuffer(Buffer.buffer(WakeUpText.of(stage)))
                .invoke(answer -> {
                    if (answer.statusCode() < SUCCESS || answer.statusCode() >= REDIRECTION) {
                        throw new IllegalStateException("the broker answered " + answer.statusCode());
                    }
                })
                .replaceWithVoid();
    }

    @Override
    public void listen(Set<Stage> stages, Function<Stage, Uni<Void>> listener) {
        // The broker calls.
    }

    @Override
    public boolean carries(Stage stage) {
        return WakeUpText.TRAVELLING.contains(stage) || WakeUpText.OF_DOCUMENTS.contains(stage);
    }

    @Override
    public Duration gathering() {
        return GATHERING;
    }

    private URI url() {
        return config.broker()
                .url()
                .orElseThrow(() ->
                        new QueueNotUsable("briefwissel.queue=broker needs briefwissel.queue.broker.url, or K_SINK"));
    }
}
