package eu.briefwissel.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.briefwissel.packaged.Mailbag.Fate;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Functions that are only there while somebody needs them, as on Knative: nothing lost, nothing sent twice, not even asked twice. */
class ScaleToZeroIT {

    /** A native process is there at once; a JVM takes seconds each time, and is not what is deployed like this. */
    private static final boolean IS_NATIVE = Program.binary().isPresent();

    private static final int BURSTS = IS_NATIVE ? 2 : 1;
    private static final int PARTS = IS_NATIVE ? 3 : 1;
    private static final int LETTERS_A_PART = 8;

    private static final Duration UNTIL_IT_IS_READ = Duration.ofMillis(500);

    /** terminationGracePeriodSeconds, where nothing else is said. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    @Test
    void losesNothingAndSendsNothingTwiceWhileProcessesComeAndGo() {
        Mailbag letters = new Mailbag(Fate.values());
        try (SandboxBeside sandbox = SandboxBeside.start(directory);
                SmallKnative cluster = SmallKnative.start(sandbox, directory)) {
            Gateway sender = new Gateway(cluster.of("ingest").address().getPort(), sandbox.client("sender"));

            for (int burst = 0; burst < BURSTS; burst++) {
                assertThat(sender.login()).as(cluster.failures().toString()).isTrue();
                for (int part = 0; part < PARTS; part++) {
                    letters.handOver(sender, burst + "-" + part, LETTERS_A_PART);
                    Stream.of("ingest", "publish", "webhook").map(cluster::of).forEach(ScaledToZero::scaleDown);
                }
                assertThat(letters.size())
                        .as("each letter is accepted at the first try")
                        .isEqualTo((burst + 1) * PARTS * LETTERS_A_PART);
                awaitZero(sandbox, cluster);
                awaitTicks(sandbox, cluster, burst + 1);
            }

            sandbox.await("every letter to come to its end", () -> letters.isAtRest(sender));
            letters.verify(sandbox, sender);
            awaitZero(sandbox, cluster);
            assertThat(cluster.failures()).isEmpty();
            assertThat(cluster.wakeUps()).isPositive();
            FourFunctions.FUNCTIONS.forEach(function ->
                    assertThat(cluster.of(function).started()).as(function).isGreaterThanOrEqualTo(BURSTS));
        }
    }

    @Test
    void answersTheSubmissionThatIsUnderWayWhenItIsToldToStop() throws IOException {
        try (SandboxBeside sandbox = SandboxBeside.start(directory)) {
            int port = sandbox.gatewayPort();
            Gateway sender = new Gateway(port, sandbox.client("sender"));
            Map<String, String> settings = sandbox.gatewaySettings(port);
            Program gateway = Program.gateway("gateway", directory, settings);
            gateway.await("the gateway", () -> sender.isReady() && sender.login());

            try (var submission = SlowSubmission.begin(port, sender.token(), letter())) {
                LockSupport.parkNanos(UNTIL_IT_IS_READ.toNanos());
                gateway.terminate();
                gateway.await("no other call to be taken", () -> !sender.isReady());

                assertThat(submission.end()).startsWith("HTTP/1.1 202 ").contains("\"status\":\"accepted\"");
            }
            gateway.exitCode(GRACE);

            try (Program another = Program.gateway("gateway", directory, settings)) {
                another.await(
                        "the letter, which it has never heard of, to be taken",
                        () -> sandbox.look("messages").path("total").asInt() == 1);
            }
        }
    }

    /** The call of an event ends with its answer, so that no broker sends it again for what is done. */
    @Test
    void answersTheEventThatIsUnderWayWhenItIsToldToStopAndSendsNothingTwice() {
        Mailbag letters = new Mailbag(Fate.STAYS_UNREAD);
        try (SandboxBeside sandbox = SandboxBeside.start(
                directory, SandboxBeside.freePort(), Map.of("BRIEFWISSEL_SANDBOX_LATENCY", "PT1S"))) {
            int port = sandbox.gatewayPort();
            Gateway sender = new Gateway(port, sandbox.client("sender"));
            try (Program ingest = Program.gateway("ingest", directory, only("ingest", sandbox, port))) {
                ingest.await("ingest", () -> sender.isReady() && sender.login());
                letters.handOver(sender, "slow", LETTERS_A_PART);

                int publishPort = SandboxBeside.freePort();
                Program publish = Program.gateway("publish", directory, only("publish", sandbox, publishPort));
                publish.await("publish", new Gateway(publishPort, sandbox.client("sender"))::isReady);
                CompletableFuture<Boolean> answered =
                        CompletableFuture.supplyAsync(() -> Eventing.wakeUp(publishPort, "resolve"));
                publish.await(
                        "it to call the operator", () -> !sandbox.look("calls").isEmpty());
                publish.terminate();

                assertThat(answered.join()).isTrue();
                publish.exitCode(GRACE);
                try (Program another = Program.gateway("publish", directory, only("publish", sandbox, publishPort))) {
                    another.await("publish", new Gateway(publishPort, sandbox.client("sender"))::isReady);
                    another.await(
                            "the rest to be published",
                            () -> Eventing.wakeUp(publishPort, "resolve") && letters.isAtRest(sender));
                }
                letters.verify(sandbox, sender);
            }
        }
    }

    private static Map<String, String> only(String function, SandboxBeside sandbox, int port) {
        Map<String, String> settings = sandbox.gatewaySettings(port);
        settings.putAll(FourFunctions.only(function));
        settings.putAll(SmallKnative.wokenByEvents("http://localhost:" + SandboxBeside.freePort() + "/"));
        return settings;
    }

    private static ObjectNode letter() {
        return Gateway.message("999993665", "a@example.org", "slow");
    }

    private static void awaitZero(SandboxBeside sandbox, SmallKnative cluster) {
        List<ScaledToZero> called =
                Stream.of("ingest", "publish", "webhook").map(cluster::of).toList();
        sandbox.await("no process at all", () -> called.stream().allMatch(ScaledToZero::isAtZero));
        sandbox.await(
                "no process between two ticks", () -> cluster.of("fallback").isAtZero());
    }

    /** A burst may be over before the schedule's next tick, which would leave the scheduled function out of it. */
    private static void awaitTicks(SandboxBeside sandbox, SmallKnative cluster, int atLeast) {
        sandbox.await(
                "the scheduled function to come again",
                () -> cluster.of("fallback").started() >= atLeast);
    }
}
