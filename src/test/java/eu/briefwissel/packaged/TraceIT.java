package eu.briefwissel.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.briefwissel.support.CollectedSpans.Received;
import eu.briefwissel.support.TestCollector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program tells of a journey by OTLP, and its log in JSON has the ids of the same trace. */
class TraceIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String READS = "999993653";

    private final TestCollector collector = new TestCollector();
    private Map<String, String> telling = Map.of();

    @TempDir
    Path directory;

    @BeforeEach
    void startCollector() {
        telling = collector.start();
    }

    @AfterEach
    void stopCollector() {
        collector.stop();
    }

    @Test
    void hasTheIdsOfTheTraceInEachLineAboutTheMessage() throws IOException {
        String id;
        try (SandboxBeside sandbox = SandboxBeside.start(directory)) {
            int port = sandbox.gatewayPort();
            Map<String, String> settings = new HashMap<>(sandbox.gatewaySettings(port));
            settings.put("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true");
            settings.put("OTEL_EXPORTER_OTLP_ENDPOINT", telling.get("otel.exporter.otlp.endpoint"));
            settings.put("OTEL_SERVICE_NAME", "post");
            settings.put("OTEL_METRIC_EXPORT_INTERVAL", "1000");
            Gateway sender = new Gateway(port, sandbox.client("sender"));
            try (Program gateway = Program.gateway("gateway", directory, settings)) {
                gateway.await("the gateway", () -> sender.isReady() && sender.login());
                id = sender.submit("key", Gateway.message(READS, "a@example.org", "traced"))
                        .orElseThrow();
                gateway.await(
                        "the reader",
                        () -> sender.status(id).filter("opened"::equals).isPresent());
            }
        }

        List<Received> trace = TestCollector.collected().trace(id.replace("-", ""));

        assertThat(trace).extracting(Received::name).contains("submit", "publish", "receive");
        assertThat(TestCollector.collected().text()).contains("\"post\"").doesNotContain(READS, "Besluit");
        assertThat(TestCollector.collected().metrics())
                .contains("berichtenbox.messages.dispatched", "briefwissel.queue.due");
        JsonNode line = handedOver(id);
        assertThat(line.at("/mdc/traceId").asText()).isEqualTo(id.replace("-", ""));
        assertThat(trace)
                .filteredOn(span -> span.spanId().equals(line.at("/mdc/spanId").asText()))
                .extracting(Received::name)
                .containsExactly("hand over");
    }

    private JsonNode handedOver(String id) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(directory.resolve("gateway.log"))) {
            if (line.startsWith("{") && line.contains("handed over delivery=" + id)) {
                lines.add(JSON.readTree(line));
            }
        }
        assertThat(lines).isNotEmpty();
        return lines.getFirst();
    }
}
