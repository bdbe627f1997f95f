package eu.briefwissel.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Four processes that publish, on one PostgreSQL, to an operator that takes its time: they share the work, and double none. */
class ManyPublishersIT {

    private static final int PUBLISHERS = 4;
    private static final int LETTERS = 400;
    private static final String HAS_A_MAILBOX = "999993665";
    private static final String TAKEN = "briefwissel_handover_seconds_count{";

    /** Slow enough that letters wait for all four; small claims, so that a few hundred letters are many. */
    private static final Map<String, String> PACE =
            Map.of("BRIEFWISSEL_WORK_BATCH", "8", "BRIEFWISSEL_WORK_CONCURRENCY", "4");

    @TempDir
    Path directory;

    @Test
    void shareTheWorkNearlyInProportionAndHandNothingOverTwice() {
        Map<String, String> slow = Map.of("BRIEFWISSEL_SANDBOX_LATENCY", "PT0.15S");
        List<Program> programs = new ArrayList<>();
        try (SandboxBeside sandbox = SandboxBeside.start(directory, SandboxBeside.freePort(), slow)) {
            Gateway sender = started("ingest", sandbox, programs);
            List<Gateway> publishers = IntStream.range(0, PUBLISHERS)
                    .mapToObj(number -> started("publish-" + number, sandbox, programs))
                    .toList();
            programs.getFirst().await("a token", sender::login);

            IntStream.range(0, LETTERS)
                    .parallel()
                    .forEach(number -> assertThat(sender.submit(
                                    "key-" + number, Gateway.message(HAS_A_MAILBOX, "a@example.org", "r-" + number)))
                            .isPresent());
            programs.getFirst().await("all letters to be taken", () -> calls(sandbox, "berichtenbox.taken") == LETTERS);
            programs.getFirst().await("all outcomes to be counted", () -> sum(publishers) == LETTERS);

            assertThat(calls(sandbox, "berichtenbox.repeated")).isZero();
            assertThat(publishers.stream().map(ManyPublishersIT::taken))
                    .allSatisfy(share -> assertThat(share)
                            .as("of %d letters, by %d", LETTERS, PUBLISHERS)
                            .isBetween(LETTERS / PUBLISHERS / 2L, LETTERS * 2L / PUBLISHERS));
        } finally {
            programs.forEach(Program::close);
        }
    }

    private Gateway started(String name, SandboxBeside sandbox, List<Program> programs) {
        int port = SandboxBeside.freePort();
        Map<String, String> settings = new HashMap<>(sandbox.gatewaySettings(port));
        settings.putAll(PACE);
        String function = name.startsWith("publish") ? "PUBLISH" : "INGEST";
        Stream.of("INGEST", "REACH", "PUBLISH", "WEBHOOK", "FALLBACK")
                .filter(other -> !other.equals(function))
                .forEach(other -> settings.put("BRIEFWISSEL_FUNCTION_" + other, "off"));
        Program program = Program.gateway(name, directory, settings);
        programs.add(program);
        Gateway gateway = new Gateway(port, sandbox.client("sender"));
        program.await(name, gateway::isReady);
        return gateway;
    }

    private static long calls(SandboxBeside sandbox, String outcome) {
        return sandbox.look("calls").path(outcome).asLong();
    }

    private static long sum(List<Gateway> publishers) {
        return publishers.stream().mapToLong(ManyPublishersIT::taken).sum();
    }

    /** How many letters this process handed over. */
    private static long taken(Gateway publisher) {
        return publisher
                .text("/q/metrics")
                .lines()
                .filter(line -> line.startsWith(TAKEN) && line.contains("outcome=\"taken\""))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
