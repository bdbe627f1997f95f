package eu.briefwissel.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricPointsTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void tellsAGaugeWithItsLabelsAndWithoutTheProcess() {
        Gauge.builder("briefwissel.queue.due", () -> 7)
                .tag("stage", "publish")
                .tag(Resource.TAG, "all")
                .register(meters);

        JsonNode metric = points(true, Map.of()).json().get(0);

        assertThat(metric.get("name").asText()).isEqualTo("briefwissel.queue.due");
        assertThat(metric.at("/gauge/dataPoints/0/asDouble").asDouble()).isEqualTo(7);
        assertThat(metric.at("/gauge/dataPoints/0/attributes")).hasSize(1);
        assertThat(metric.at("/gauge/dataPoints/0/attributes/0/key").asText()).isEqualTo("stage");
    }

    @Test
    void leavesOutAGaugeThatHasNoNumber() {
        Gauge.builder("briefwissel.held", () -> Double.NaN).register(meters);

        assertThat(points(true, Map.of()).json()).isEmpty();
    }

    @Test
    void tellsCountsAsDifferencesWhereTheyAreSummedUp() {
        meters.counter("berichtenbox.messages.dispatched", "status", "sent").increment(3);
        Map<String, Double> before = points(true, Map.of()).totals();
        meters.counter("berichtenbox.messages.dispatched", "status", "sent").increment(2);

        JsonNode sum = points(true, before).json().get(0).get("sum");

        assertThat(sum.at("/dataPoints/0/asDouble").asDouble()).isEqualTo(2);
        assertThat(sum.get("aggregationTemporality").asInt()).isEqualTo(1);
        assertThat(sum.get("isMonotonic").asBoolean()).isTrue();
    }

    @Test
    void tellsCountsSinceTheStartElsewhere() {
        meters.counter("c").increment(3);
        Map<String, Double> before = points(false, Map.of()).totals();
        meters.counter("c").increment(2);

        assertThat(points(false, before)
                        .json()
                        .get(0)
                        .at("/sum/dataPoints/0/asDouble")
                        .asDouble())
                .isEqualTo(5);
    }

    @Test
    void tellsHowOftenAndHowLong() {
        meters.timer("t").record(Duration.ofMillis(1_500));

        JsonNode point = points(true, Map.of()).json().get(0).at("/histogram/dataPoints/0");

        assertThat(point.get("count").asText()).isEqualTo("1");
        assertThat(point.get("sum").asDouble()).isEqualTo(1.5);
        assertThat(point.at("/bucketCounts/0").asText()).isEqualTo("1");
        assertThat(point.get("explicitBounds")).isEmpty();
    }

    private MetricPoints points(boolean asDifferences, Map<String, Double> before) {
        var points = new MetricPoints(
                asDifferences, before, "1", "2", tag -> !tag.getKey().equals(Resource.TAG));
        meters.getMeters().forEach(points::add);
        return points;
    }
}
