package eu.briefwissel.observability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The alert rules for Prometheus and the alarms for CloudWatch are one list, written twice. */
class AlarmsTest {

    private static final Path RULES = Path.of("deployments/observability/alerts.yaml");
    private static final Path ALARMS = Path.of("infra/modules/observability/main.tf");

    private static final Pattern ALARM = Pattern.compile("""
            (?m)^    ([a-z-]+) = \\{
            .*?topic += "(\\w+)", period = (\\d+), periods = (\\d+), threshold = (\\d+), comparison = "(\\w+)"\
            .*?^    }$
            """.stripTrailing(), Pattern.DOTALL);

    private static final Pattern NAME = Pattern.compile("name = \"([a-z.-]+)\"");
    private static final Pattern LIMIT = Pattern.compile("([<>]) (\\d+)\\s*$");

    private record Alarm(String topic, Duration period, int periods, String comparison, Set<String> metrics) {}

    @Test
    void areOfTheSameNames() throws IOException {
        assertThat(rules().keySet()).isEqualTo(alarms().keySet()).hasSize(5);
    }

    @Test
    void ringAtTheSameThresholdForTheSamePeople() throws IOException {
        Map<String, JsonNode> rules = rules();

        alarms().forEach((name, alarm) -> {
            JsonNode rule = rules.get(name);
            assertThat(comparison(rule)).as(name).isEqualTo(alarm.comparison());
            assertThat(rule.at("/labels/severity").asText()).as(name).isEqualTo(alarm.topic());
        });
    }

    @Test
    void ringAfterTheSameTime() throws IOException {
        Map<String, JsonNode> rules = rules();

        alarms().forEach((name, alarm) -> {
            JsonNode rule = rules.get(name);
            if (alarm.periods() > 1) {
                assertThat(time(rule.path("for").asText()))
                        .as(name)
                        .isEqualTo(alarm.period().multipliedBy(alarm.periods()));
            } else {
                assertThat(ranges(rule)).as(name).containsOnly(alarm.period());
                assertThat(rule.has("for")).as(name).isFalse();
            }
        });
    }

    @Test
    void lookAtTheSameMetrics() throws IOException {
        Map<String, JsonNode> rules = rules();

        alarms().forEach((name, alarm) -> alarm.metrics()
                .forEach(metric ->
                        assertThat(expression(rules.get(name))).as(name).contains(metric.replace('.', '_'))));
    }

    private static Map<String, JsonNode> rules() throws IOException {
        Map<String, JsonNode> rules = new HashMap<>();
        for (JsonNode group : new YAMLMapper().readTree(RULES.toFile()).get("groups")) {
            for (JsonNode rule : group.get("rules")) {
                String alarm = rule.at("/labels/alarm").asText();
                if (!alarm.isEmpty()) {
                    rules.put(alarm, rule);
                }
            }
        }
        return rules;
    }

    /** The alarms on the program's own metrics; the others watch what AWS runs. */
    private static Map<String, Alarm> alarms() throws IOException {
        String terraform = Files.readString(ALARMS);
        String contract = terraform.substring(terraform.indexOf("  contract = {"), terraform.indexOf("  functions = "));
        return ALARM.matcher(contract).results().collect(Collectors.toMap(found -> found.group(1), AlarmsTest::alarm));
    }

    private static Alarm alarm(MatchResult found) {
        String sign = found.group(6).equals("GreaterThanThreshold") ? ">" : "<";
        return new Alarm(
                found.group(2),
                Duration.ofSeconds(Long.parseLong(found.group(3))),
                Integer.parseInt(found.group(4)),
                sign + " " + found.group(5),
                NAME.matcher(found.group())
                        .results()
                        .map(name -> name.group(1))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static String expression(JsonNode rule) {
        return rule.get("expr").asText().strip();
    }

    private static String comparison(JsonNode rule) {
        return LIMIT.matcher(expression(rule))
                .results()
                .map(found -> found.group(1) + " " + found.group(2))
                .findFirst()
                .orElseThrow();
    }

    private static List<Duration> ranges(JsonNode rule) {
        return Pattern.compile("\\[(\\w+)]")
                .matcher(expression(rule))
                .results()
                .map(found -> time(found.group(1)))
                .toList();
    }

    /** Prometheus' own: 5m, 1h. */
    private static Duration time(String text) {
        return Duration.parse("PT" + text);
    }
}
