package eu.briefwissel.deployments;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Spans of time of a delivery that are not written as ISO 8601 has them, a back-off of no kind, a schedule of no five fields. */
final class UnknownDurations implements Complaint {

    private static final Set<String> POLICIES = Set.of("linear", "exponential");
    private static final Pattern SCHEDULE = Pattern.compile("[0-9*/,-]+( [0-9*/,-]+){4}");

    @Override
    public Stream<String> in(List<Manifest> manifests) {
        return manifests.stream()
                .flatMap(manifest -> Stream.concat(deliveries(manifest), schedule(manifest))
                        .map(what -> manifest.id() + ": not understood: " + what));
    }

    private static Stream<String> deliveries(Manifest manifest) {
        return manifest.objects()
                .map(node -> node.path("delivery"))
                .filter(JsonNode::isObject)
                .flatMap(delivery -> Stream.concat(
                        Stream.of("timeout", "backoffDelay")
                                .map(field -> delivery.path(field).asText())
                                .filter(span -> !isSpan(span)),
                        Stream.of(delivery.path("backoffPolicy").asText())
                                .filter(policy -> !POLICIES.contains(policy))));
    }

    private static Stream<String> schedule(Manifest manifest) {
        return Stream.of(manifest.tree().at("/spec/schedule"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .filter(schedule -> !SCHEDULE.matcher(schedule).matches());
    }

    private static boolean isSpan(String text) {
        try {
            return Duration.parse(text).isPositive();
        } catch (DateTimeParseException _) {
            return false;
        }
    }
}
