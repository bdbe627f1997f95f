package eu.briefwissel.telemetry;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * The meters as OTLP has them in JSON: gauges, monotonic sums, and histograms of one bucket for whatever is counted and summed up.
 * Counts are told since the start, or, as differences, since what was told before.
 */
final class MetricPoints {

    private static final int DELTA = 1;
    private static final int CUMULATIVE = 2;

    private final ArrayNode metrics = JsonNodeFactory.instance.arrayNode();
    private final Map<String, Double> totals = new HashMap<>();
    private final Map<String, Double> toldBefore;
    private final boolean asDifferences;
    private final String since;
    private final String now;
    private final Predicate<Tag> isTold;

    /**
     * Points of one moment.
     *
     * @param toldBefore the totals that were told last; empty where counts are told since the start
     * @param since from when on counts are told, in nanoseconds
     */
    MetricPoints(
            boolean asDifferences, Map<String, Double> toldBefore, String since, String now, Predicate<Tag> isTold) {
        this.asDifferences = asDifferences;
        this.toldBefore = toldBefore;
        this.since = since;
        this.now = now;
        this.isTold = isTold;
    }

    /** What was told, once it was taken. */
    Map<String, Double> totals() {
        return totals;
    }

    ArrayNode json() {
        return metrics;
    }

    void add(Meter meter) {
        Meter.Id id = meter.getId();
        switch (meter) {
            case Gauge gauge -> gauge(id, gauge.value());
            case Counter counter -> sum(id, counter.count());
            case FunctionCounter counter -> sum(id, counter.count());
            case Timer timer -> histogram(id, timer.count(), timer.totalTime(TimeUnit.SECONDS));
            case DistributionSummary summary -> histogram(id, summary.count(), summary.totalAmount());
            default -> {
                // Of no kind that alarms or dashboards look at.
            }
        }
    }

    private void gauge(Meter.Id id, double value) {
        if (Double.isFinite(value)) {
            point(id, "gauge").put("asDouble", value);
        }
    }

    private void sum(Meter.Id id, double total) {
        point(id, "sum").put("startTimeUnixNano", since).put("asDouble", counted(id + "", total));
        last("sum").put("aggregationTemporality", temporality()).put("isMonotonic", true);
    }

    private void histogram(Meter.Id id, long count, double total) {
        String counted = String.valueOf((long) counted(id + " count", (double) count));
        ObjectNode point = point(id, "histogram")
                .put("startTimeUnixNano", since)
                .put("count", counted)
                .put("sum", counted(id + " sum", total));
        point.putArray("bucketCounts").add(counted);
        point.putArray("explicitBounds");
        last("histogram").put("aggregationTemporality", temporality());
    }

    private double counted(String key, double total) {
        totals.put(key, total);
        return asDifferences ? total - toldBefore.getOrDefault(key, 0.0) : total;
    }

    private int temporality() {
        return asDifferences ? DELTA : CUMULATIVE;
    }

    private ObjectNode point(Meter.Id id, String kind) {
        ObjectNode point = metrics.addObject()
                .put("name", id.getName())
                .putObject(kind)
                .putArray("dataPoints")
                .addObject()
                .put("timeUnixNano", now);
        ArrayNode attributes = point.putArray("attributes");
        for (Tag tag : id.getTags()) {
            if (isTold.test(tag)) {
                attributes
                        .addObject()
                        .put("key", tag.getKey())
                        .putObject("value")
                        .put("stringValue", tag.getValue());
            }
        }
        return point;
    }

    private ObjectNode last(String kind) {
        return (ObjectNode) metrics.get(metrics.size() - 1).get(kind);
    }
}
