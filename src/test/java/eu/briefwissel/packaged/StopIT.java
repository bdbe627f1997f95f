package eu.briefwissel.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * SIGTERM in the middle of a batch: what was claimed and not begun is given back, so that another process has it at once. The
 * lease is longer than the test has patience: without giving back, the other process would wait in vain.
 */
class StopIT {

    private static final int LETTERS = 24;
    private static final String NEVER_READS = "999993665";
    private static final Duration ORCHESTRATORS_WAIT = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    @Test
    void leavesTheRestOfABatchToAnotherProcessAtOnce() {
        try (SandboxBeside sandbox = SandboxBeside.start(
                        directory, SandboxBeside.freePort(), Map.of("BRIEFWISSEL_SANDBOX_LATENCY", "PT1S"));
                Program ingest = Program.gateway("ingest", directory, settings(sandbox, "ingest"))) {
            Gateway sender = new Gateway(sandbox.gatewayPort(), sandbox.client("sender"));
            ingest.await("the gateway", () -> sender.isReady() && sender.login());
            List<String> letters = submit(sender);

            try (Program first = Program.gateway("first", directory, settings(sandbox, "publish"))) {
                first.await("the middle of a batch", () -> count(sender, letters, "published") > 0);
                assertThat(count(sender, letters, "published")).isLessThan(LETTERS);
                first.terminate();
                try (Program second = Program.gateway("second", directory, settings(sandbox, "publish"))) {
                    assertThat(first.exitCode(ORCHESTRATORS_WAIT)).isNotNegative();
                    second.await("the rest to be taken up", () -> count(sender, letters, "published") == LETTERS);
                }
            }
            assertThat(wireIds(sandbox)).hasSize(LETTERS).doesNotHaveDuplicates();
        }
    }

    /** Two at a time, so that the batch lasts; all else is carried by the process that took the letters in. */
    private static Map<String, String> settings(SandboxBeside sandbox, String carries) {
        boolean publishes = carries.equals("publish");
        int port = publishes ? SandboxBeside.freePort() : sandbox.gatewayPort();
        Map<String, String> settings = new HashMap<>(sandbox.gatewaySettings(port));
        settings.put("BRIEFWISSEL_WORK_LEASE", "10m");
        settings.put("BRIEFWISSEL_WORK_CONCURRENCY", "2");
        settings.put("BRIEFWISSEL_FUNCTION_PUBLISH", publishes ? "on" : "off");
        for (String other : List.of("INGEST", "REACH", "WEBHOOK", "FALLBACK")) {
            settings.put("BRIEFWISSEL_FUNCTION_" + other, publishes ? "off" : "on");
        }
        return settings;
    }

    private static List<String> submit(Gateway sender) {
        List<String> letters = new ArrayList<>();
        for (int i = 0; i < LETTERS; i++) {
            letters.add(sender.submit("key-" + i, Gateway.message(NEVER_READS, "a@example.org", "letter-" + i))
                    .orElseThrow());
        }
        return letters;
    }

    private static long count(Gateway sender, List<String> letters, String status) {
        return letters.stream()
                .filter(id -> sender.status(id).filter(status::equals).isPresent())
                .count();
    }

    private static List<String> wireIds(SandboxBeside sandbox) {
        List<String> ids = new ArrayList<>();
        sandbox.look("messages")
                .get("items")
                .forEach(m -> ids.add(m.get("message").get("wireId").asText()));
        return ids;
    }
}
