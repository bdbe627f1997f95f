package eu.briefwissel.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import eu.briefwissel.delivery.TraceParent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The messages of the protocol read what we write, and a field that they do not have would fail. */
class OtlpOracleTest {

    private static final TraceParent HERE =
            new TraceParent("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7", true);
    private static final Instant BEGUN = Instant.parse("2027-03-01T09:00:00.000001Z");

    @Test
    void readsSpans() throws InvalidProtocolBufferException {
        var told = new Told(
                SpanName.PUBLISH,
                HERE,
                Optional.of("00f067aa0ba902b8"),
                BEGUN,
                BEGUN.plusMillis(5),
                Map.of(Attribute.ERROR, "IllegalStateException"));
        var resource = ResourceTest.with(Map.of("briefwissel.function.publish", "off"));

        var request = ExportTraceServiceRequest.newBuilder();
        JsonFormat.parser().merge(new String(new OtlpJson(resource).request(List.of(told)), UTF_8), request);

        var ours = request.getResourceSpans(0);
        assertThat(ours.getResource().getAttributesList())
                .extracting(attribute ->
                        attribute.getKey() + "=" + attribute.getValue().getStringValue())
                .containsExactlyInAnyOrder("service.name=post", "briefwissel.function=ingest+reach+webhook+fallback");
        var span = ours.getScopeSpans(0).getSpans(0);
        assertThat(span.getName()).isEqualTo("publish");
        assertThat(span.getKind()).isEqualTo(SpanKind.SPAN_KIND_CONSUMER);
        assertThat(span.getStatus().getCode()).isEqualTo(StatusCode.STATUS_CODE_ERROR);
        assertThat(span.getEndTimeUnixNano() - span.getStartTimeUnixNano()).isEqualTo(5_000_000);
        assertThat(span.getAttributes(0).getKey()).isEqualTo("error.type");
    }

    @Test
    void readsMetrics() throws InvalidProtocolBufferException {
        var meters = new SimpleMeterRegistry();
        meters.counter("c", "status", "sent").increment(2);
        meters.gauge("g", 3);
        meters.timer("t").record(Duration.ofSeconds(4));
        var points = new MetricPoints(true, Map.of(), "1", "2", _ -> true);
        meters.getMeters().forEach(points::add);

        List<Metric> read = new ArrayList<>();
        for (JsonNode metric : points.json()) {
            var one = Metric.newBuilder();
            JsonFormat.parser().merge(metric.toString(), one);
            read.add(one.build());
        }

        assertThat(read).extracting(Metric::getName).containsExactlyInAnyOrder("c", "g", "t");
        assertThat(read).filteredOn(Metric::hasSum).singleElement().satisfies(counter -> {
            assertThat(counter.getSum().getIsMonotonic()).isTrue();
            assertThat(counter.getSum().getAggregationTemporality())
                    .isEqualTo(AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA);
            assertThat(counter.getSum().getDataPoints(0).getAsDouble()).isEqualTo(2);
        });
        assertThat(read).filteredOn(Metric::hasHistogram).singleElement().satisfies(timer -> {
            assertThat(timer.getHistogram().getDataPoints(0).getCount()).isEqualTo(1);
            assertThat(timer.getHistogram().getDataPoints(0).getSum()).isEqualTo(4);
        });
    }
}
