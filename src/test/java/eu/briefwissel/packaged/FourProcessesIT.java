package eu.briefwissel.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Four processes on one PostgreSQL, each with one function, do what one process does, and carry nothing else. */
class FourProcessesIT {

    /**
     * The last retry is late enough for whoever waits for the moment before it. What a killed process had taken is free again
     * before the tour loses its patience.
     */
    private static final Map<String, String> UNHURRIED = Map.of(
            "BRIEFWISSEL_WORK_LEASE",
            "10s",
            "BRIEFWISSEL_RESULTS_LEASE",
            "10s",
            "BRIEFWISSEL_CHANNEL_RETRY_AFTER",
            "1s,2s,3s,4s,15s");

    /** Six letters end as mails; one more goes out and nobody knows. */
    private static final int MAILS = 7;

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
     * Publishing is started after the last letter, and killed while all that is under way is a call that is refused for
     * ever: killed in the middle of a mail, that mail would rightly be held. KillIT kills there.
     */
    @Test
    void carryTheTourToTheSameEndAsOneProcessAlsoWhenEachIsKilledAndStartedAgain() {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/curl")), "LEFT OUT: the tour needs curl");
        TourReport one = TourReport.ofOneProcess(directory("one"), UNHURRIED);

        TourReport four = fourProcesses(directory("four"));

        assertThat(four.letters()).hasSize(22).isEqualTo(one.letters());
        assertThat(four.taken()).containsEntry("mails", MAILS).isEqualTo(one.taken());
    }

    private static TourReport fourProcesses(Path place) {
        try (SandboxBeside sandbox = SandboxBeside.start(place);
                FourFunctions functions = FourFunctions.start(sandbox, place, UNHURRIED)) {
            Gateway sender = new Gateway(functions.ingestPort(), sandbox.client("sender"));
            functions.ingest().await("a token", sender::login);

            functions.kill("publish");
            try (Program tour = TourReport.begin(place, functions.ingestPort(), sender.token())) {
                aWhile();
                functions.killAndStart("ingest");
                tour.await("all letters to be handed over", () -> tour.log().contains("Handed over"));
                functions.start("publish");
                aWhile();
                functions.killAndStart("webhook", "fallback");
                tour.await("all mails but the last", () -> sandbox.look("mails").size() == MAILS - 1);
                aWhile();
                functions.killAndStart("publish");
                return TourReport.of(tour, sandbox);
            }
        }
    }

    private Path directory(String name) {
        try {
            return Files.createDirectory(directory.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As long as it takes to be in the middle of something. */
    private static void aWhile() {
        LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
    }

    private static boolean hasStatus(Gateway sender, String id, String status) {
        return sender.status(id).filter(status::equals).isPresent();
    }
}
