package eu.briefwissel.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Sends the metrics where nobody scrapes them, by OTLP, under the names and labels that they have at {@code /q/metrics}. Which
 * functions the process carries is said of the process, not of each number: alarms look for numbers by their labels.
 */
@ApplicationScoped
public class SendMetrics {

    private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(2);

    private final Optional<Collector> collector;
    private final TelemetryConfig config;
    private final Resource resource;
    private final MeterRegistry meters;
    private final Vertx vertx;
    private final InstantSource clock;
    private Map<String, Double> told = new HashMap<>();
    private Instant startedAt = Instant.EPOCH;
    private Instant toldAt = Instant.EPOCH;

    SendMetrics(TelemetryConfig config, Resource resource, MeterRegistry meters, Vertx vertx, InstantSource clock) {
        this.config = config;
        this.resource = resource;
        this.meters = meters;
        this.vertx = vertx;
        this.clock = clock;
        this.collector = config.metricsTo().map(address -> new Collector(WebClient.create(vertx), address, config));
    }

    void onStart(@Observes StartupEvent event) {
        startedAt = clock.instant();
        toldAt = startedAt;
        if (collector.isPresent()) {
            vertx.setPeriodic(config.interval(), _ -> send().subscribe().with(_ -> {}));
        }
    }

    /** Before what else is at the end of this process, but after its work. */
    void onStop(@Observes @Priority(SendSpans.AFTER_ALL_WORK) ShutdownEvent event) {
        if (collector.isPresent()) {
            send().ifNoItem()
                    .after(PATIENCE_AT_THE_END)
                    .fail()
                    .onFailure()
                    .recoverWithNull()
                    .await()
                    .indefinitely();
        }
    }

    /** As often as is set, for a process whose timers stand still with it. Never fails. */
    public Uni<Void> whenDue() {
        boolean isDue = clock.instant().isAfter(toldAt.plusMillis(config.interval()));
        return collector.isPresent() && isDue ? send() : Uni.createFrom().voidItem();
    }

    /** Sends what they are now; never fails. */
    Uni<Void> send() {
        return Uni.createFrom().deferred(() -> {
            Instant now = clock.instant();
            MetricPoints points = points(now);
            return collector
                    .orElseThrow()
                    .post(request(points))
                    .invoke(isTaken -> {
                        if (isTaken) {
                            taken(points, now);
                        }
                    })
                    .replaceWithVoid();
        });
    }

    private synchronized MetricPoints points(Instant now) {
        String since = OtlpJson.nanos(config.asDifferences() ? toldAt : startedAt);
        var points = new MetricPoints(
                config.asDifferences(),
                told,
                since,
                OtlpJson.nanos(now),
                tag -> !tag.getKey().equals(Resource.TAG));
        meters.getMeters().forEach(points::add);
        return points;
    }

    /** What was not taken is told with the next: a difference grows until somebody has it. */
    private synchronized void taken(MetricPoints points, Instant now) {
        told = points.totals();
        toldAt = now;
    }

    private byte[] request(MetricPoints points) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        ObjectNode ours = request.putArray("resourceMetrics").addObject();
        resource.write(ours);
        ObjectNode scope = ours.putArray("scopeMetrics").addObject();
        scope.putObject("scope").put("name", OtlpJson.SCOPE);
        scope.set("metrics", points.json());
        return request.toString().getBytes(UTF_8);
    }
}
