package eu.briefwissel.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Four processes on one PostgreSQL, each with one function, do what one process does, and carry nothing else. */
class FourProcessesIT {

    private static final Path TOUR = Path.of("examples/tour.sh").toAbsolutePath();
    private static final Duration TOUR_LASTS = Duration.ofMinutes(5);

    @TempDir
    Path directory;

    @Test
    void eachCarryingOneFunctionDoTogetherWhatOneDoes() {
        try (SandboxBeside sandbox = SandboxBeside.start(directory);
                FourFunctions functions = FourFunctions.start(sandbox, directory, Map.of())) {
            Gateway sender = new Gateway(functions.ingestPort(), sandbox.client("sender"));
            Program ingest = functions.ingest();
            ingest.await("a token", sender::login);

            String read = sender.submit("key-1", Gateway.message("999993653", "a@example.org", "read"))
                    .orElseThrow();
            String mailed = sender.submit("key-2", Gateway.message("999993677", "b@example.org", "mailed"))
                    .orElseThrow();
            String unread = sender.submit(
                            "key-3",
                            Gateway.message("999993665", "c@example.org", "unread")
                                    .put("unreadAfter", "3 seconds"))
                    .orElseThrow();

            ingest.await("publish and webhook", () -> hasStatus(sender, read, "opened"));
            ingest.await("publish by e-mail", () -> hasStatus(sender, mailed, "dispatched"));
            ingest.await("fallback", () -> hasStatus(sender, unread, "dispatched"));
            Gateway webhook = new Gateway(sandbox.gatewayPort(), sandbox.client("sender"));
            assertThat(webhook.statusOf("/v1/messages/" + read))
                    .as("the webhook function has no other routes")
                    .isEqualTo(404);
        }
    }

    /**
     * Publishing is killed before the first letter and back after the last: killed in the middle of a mail, that mail would
     * rightly be held. KillIT kills there.
     */
    @Test
    void carryTheTourToTheSameEndAlsoWhenEachIsKilledAndStartedAgain() {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/curl")), "LEFT OUT: the tour needs curl");
        try (SandboxBeside sandbox = SandboxBeside.start(directory);
                FourFunctions functions =
                        FourFunctions.start(sandbox, directory, Map.of("BRIEFWISSEL_WORK_LEASE", "10s"))) {
            Gateway sender = new Gateway(functions.ingestPort(), sandbox.client("sender"));
            functions.ingest().await("a token", sender::login);

            functions.kill("publish");
            try (Program tour = tour(functions.ingestPort(), sender.token())) {
                aWhile();
                functions.kill("ingest");
                functions.start("ingest");
                tour.await("all letters to be handed over", () -> tour.log().contains("Handed over"));
                functions.start("publish");
                for (String function : List.of("webhook", "fallback")) {
                    aWhile();
                    functions.kill(function);
                    functions.start(function);
                }

                assertThat(tour.exitCode(TOUR_LASTS)).as(tour.log()).isZero();
            }
        }
    }

    private Program tour(int port, String token) {
        Map<String, String> environment =
                Map.of("BRIEFWISSEL_URL", "http://localhost:" + port, "BRIEFWISSEL_TOKEN", token);
        return Program.start("tour", directory, environment, List.of("sh", TOUR.toString()));
    }

    /** As long as it takes to be in the middle of something. */
    private static void aWhile() {
        LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
    }

    private static boolean hasStatus(Gateway sender, String id, String status) {
        return sender.status(id).filter(status::equals).isPresent();
    }
}
