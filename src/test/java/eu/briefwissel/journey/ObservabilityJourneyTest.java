package eu.briefwissel.journey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import eu.briefwissel.journey.Traveller.Sent;
import eu.briefwissel.store.WaitingGauges;
import eu.briefwissel.support.LogLines;
import eu.briefwissel.support.TestClock;
import eu.briefwissel.support.TestTenants;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** After letters with different fates, what is scraped has every metric that the alert rules and the dashboard ask for. */
@QuarkusTest
class ObservabilityJourneyTest {

    private static final Path HOME = Path.of("deployments/observability");

    /** PromQL: a metric stands before its labels, its range, or the end; a function before its parenthesis. */
    private static final Pattern METRIC =
            Pattern.compile("\\b([a-z_:][a-z0-9_:]*_[a-z0-9_:]*)\\b(?!\\s*\\()(?=[^\"]*(?:\"[^\"]*\"[^\"]*)*$)");

    private static final Pattern NOT_METRICS = Pattern.compile("(by|without) *\\([^)]*\\)|\\{[^}]*}|\\[[^]]*]");

    @Inject
    Traveller traveller;

    @Inject
    WaitingGauges gauges;

    @Inject
    TestClock clock;

    @BeforeEach
    void letLettersTravel() {
        traveller.submit("bsn", "999993653", "\"route\": [\"mailbox\", \"email\"]");
        traveller.submit("bsn", "999993677", "\"route\": [\"mailbox\", \"email\"]");
        traveller.submit("bsn", "999993707", "\"route\": [\"mailbox\"]");
        traveller.recipientsAct();
        TestTenants.await(gauges::look);
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void givesEveryMetricThatTheAlertRulesAskFor() throws IOException {
        JsonNode rules =
                new YAMLMapper().readTree(HOME.resolve("prometheusrule.yaml").toFile());

        Set<String> asked = metrics(rules.findValuesAsText("expr"));

        assertThat(asked).hasSizeGreaterThan(6);
        assertThat(scraped()).containsAll(asked);
    }

    @Test
    void givesEveryMetricThatTheDashboardAsksFor() throws IOException {
        JsonNode dashboard =
                new JsonMapper().readTree(HOME.resolve("dashboard.json").toFile());

        Set<String> asked = metrics(dashboard.findValuesAsText("expr"));

        assertThat(asked).hasSizeGreaterThan(20);
        assertThat(scraped()).containsAll(asked);
    }

    @Test
    void givesTheMetricsThatTheContractNames() {
        // BBK 1.7, Monitoring.
        assertThat(scraped())
                .contains(
                        "berichtenbox_messages_dispatched_total",
                        "berichtenbox_messages_failed_total",
                        "berichtenbox_messages_unread_days",
                        "berichtenbox_replies_received_total",
                        "berichtenbox_fallback_emails_sent_total",
                        "berichtenbox_dispatch_duration_seconds_bucket");
    }

    @Test
    void logsWhatHappensByTheSeedsEventsInAFieldOfTheirOwn() {
        try (var log = LogLines.of("eu.briefwissel.work.FactLog")) {
            Sent read = traveller.submit("bsn", "999993653", "\"route\": [\"mailbox\", \"email\"]");
            traveller.recipientsAct();
            Sent refused = traveller.submit("bsn", "999993707", "\"route\": [\"mailbox\"]");

            assertThat(log.events(read.id())).containsExactly("queued", "sent", "read");
            assertThat(log.events(refused.id())).containsExactly("queued", "failed");
            assertThat(log.at("ERROR")).anyMatch(line -> line.contains(refused.id()) && line.contains("cause=refused"));
        }
    }

    @Test
    void givesEveryStatusOfTheContractFromTheStartOn() {
        String metrics = given().get("/q/metrics").asString();

        assertThat(List.of("queued", "sent", "read", "fallback-emailed", "failed", "opted-out"))
                .allMatch(status -> metrics.lines()
                        .anyMatch(line -> line.startsWith("berichtenbox_messages_dispatched_total{")
                                && line.contains("status=\"" + status + "\"")));
    }

    @Test
    void saysOfEachMetricWhichFunctionsTheProcessCarries() {
        assertThat(given().get("/q/metrics").asString().lines().filter(line -> line.startsWith("b")))
                .isNotEmpty()
                .allMatch(line -> line.contains("function=\""));
    }

    @Test
    void namesNobodyInALabel() {
        Sent held = traveller.submit("bsn", "999993720", "\"route\": [\"mailbox\"]");
        traveller.timePasses(Duration.ofDays(1));

        assertThat(given().get("/q/metrics").asString()).doesNotContain("999993", held.id(), held.email(), "journey");
    }

    private static Set<String> metrics(List<String> expressions) {
        return expressions.stream()
                .map(expression -> NOT_METRICS.matcher(expression).replaceAll(" "))
                .flatMap(expression -> METRIC.matcher(expression).results().map(found -> found.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> scraped() {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
