package eu.briefwissel.telemetry;

import eu.briefwissel.delivery.TraceParent;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sends spans, many a request, as OTLP over HTTP in JSON, beside the work and never in its way: what cannot be sent, or comes
 * faster than it is sent, is lost. Nothing is done with spans but telling of them.
 */
@ApplicationScoped
public class SendSpans {

    /** Spans that were lost: nobody took them, or not fast enough. */
    static final String LOST = "briefwissel.spans.lost";

    /** OpenTelemetry specification, OTEL_BSP_MAX_QUEUE_SIZE and OTEL_BSP_MAX_EXPORT_BATCH_SIZE, their defaults. */
    private static final int MOST_THAT_WAIT = 2048;

    private static final int MOST_A_REQUEST = 512;

    /** After the work of this process, which ends by the same event, has told its last. */
    static final int AFTER_ALL_WORK = 4000;

    private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(2);

    private final Optional<Collector> collector;
    private final Sampler sampler;
    private final TelemetryConfig config;
    private final OtlpJson json;
    private final Vertx vertx;
    private final BlockingQueue<Told> waiting = new ArrayBlockingQueue<>(MOST_THAT_WAIT);
    private final AtomicLong lost = new AtomicLong();
    private final AtomicBoolean underWay = new AtomicBoolean();

    SendSpans(TelemetryConfig config, Resource resource, MeterRegistry meters, Vertx vertx) {
        this.config = config;
        this.sampler = Sampler.of(config);
        this.json = new OtlpJson(resource);
        this.vertx = vertx;
        this.collector = config.tracesTo().map(address -> new Collector(WebClient.create(vertx), address, config));
        if (isOn()) {
            FunctionCounter.builder(LOST, lost, AtomicLong::get)
                    .description("spans that nobody took, or not fast enough")
                    .register(meters);
        }
    }

    boolean isOn() {
        return collector.isPresent();
    }

    /** Whether a span of this trace is to be told. */
    boolean wants(Optional<TraceParent> before, String traceId) {
        return isOn() && sampler.samples(before, traceId);
    }

    void onStart(@Observes StartupEvent event) {
        if (isOn()) {
            vertx.setPeriodic(config.gathering(), _ -> flush().subscribe().with(_ -> {}));
        }
    }

    void onStop(@Observes @Priority(AFTER_ALL_WORK) ShutdownEvent event) {
        if (isOn()) {
            flush().ifNoItem()
                    .after(PATIENCE_AT_THE_END)
                    .fail()
                    .onFailure()
                    .recoverWithNull()
                    .await()
                    .indefinitely();
        }
    }

    void add(Told span) {
        if (!waiting.offer(span)) {
            lost.incrementAndGet();
        } else if (waiting.size() >= MOST_A_REQUEST && !underWay.get()) {
            flush().subscribe().with(_ -> {});
        }
    }

    /** Sends what waits; the item comes when it has left or is lost. Never fails. For a process that stands still now and then. */
    public Uni<Void> flush() {
        return Uni.createFrom().deferred(() -> {
            List<Told> spans = new ArrayList<>();
            waiting.drainTo(spans, MOST_A_REQUEST);
            if (spans.isEmpty()) {
                return Uni.createFrom().voidItem();
            }
            underWay.set(true);
            return collector
                    .orElseThrow()
                    .post(json.request(spans))
                    .invoke(isTaken -> lost.addAndGet(isTaken ? 0 : spans.size()))
                    .onTermination()
                    .invoke(() -> underWay.set(false))
                    .chain(this::flush);
        });
    }
}
