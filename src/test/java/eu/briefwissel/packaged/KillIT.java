package eu.briefwissel.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.packaged.Mailbag.Fate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * kill -9 at any moment: nothing lost, nothing sent twice to an operator that recognises a repeat, at most once by e-mail.
 *
 * <p>The sandbox and the database live in a process of their own; the gateway beside them, or each of four processes that
 * carry one function, is killed at random moments while it is given letters.
 */
class KillIT {

    private static final int ROUNDS = Integer.getInteger("kill.rounds", 4);
    private static final int LETTERS_A_ROUND = 60;
    private static final int LETTERS_A_FUNCTION = 24;
    private static final Map<String, String> SHORT_LEASE = Map.of("BRIEFWISSEL_WORK_LEASE", "10s");
    private static final long SEED = 20261122;

    private final Random random = new Random(SEED);

    @TempDir
    Path directory;

    @Test
    void losesNothingAndSendsNothingTwiceHoweverOftenItIsKilled() {
        Mailbag letters = new Mailbag(Fate.STAYS_UNREAD, Fate.HAS_NO_MAILBOX);
        try (SandboxBeside sandbox = SandboxBeside.start(directory)) {
            int port = sandbox.gatewayPort();
            Gateway sender = new Gateway(port, sandbox.client("sender"));
            Map<String, String> settings = new LinkedHashMap<>(sandbox.gatewaySettings(port));
            settings.putAll(SHORT_LEASE);

            for (int round = 0; round < ROUNDS; round++) {
                Program gateway = Program.gateway("gateway", directory, settings);
                gateway.await("the gateway", () -> sender.isReady() && sender.login());
                Thread killer = Thread.ofVirtual().start(() -> {
                    aWhile();
                    gateway.kill();
                });
                letters.handOver(sender, name(round), LETTERS_A_ROUND);
                join(killer);
            }
            try (Program gateway = Program.gateway("gateway", directory, settings)) {
                gateway.await("the gateway", () -> sender.isReady() && sender.login());
                for (int round = 0; round < ROUNDS; round++) {
                    letters.handOver(sender, name(round), LETTERS_A_ROUND);
                }
                assertThat(letters.size()).isEqualTo(ROUNDS * LETTERS_A_ROUND);
                gateway.await("every letter to come to rest", () -> letters.isAtRest(sender));
                letters.verifyAfterKills(sandbox, sender);
            }
        }
    }

    @Test
    void losesNothingAndSendsNothingTwiceWhereEachOfFourProcessesIsKilledInTurn() {
        Mailbag letters = new Mailbag(Fate.values());
        List<String> order = List.of("publish", "webhook", "ingest", "fallback", "publish");
        try (SandboxBeside sandbox = SandboxBeside.start(directory);
                FourFunctions functions = FourFunctions.start(sandbox, directory, SHORT_LEASE)) {
            Gateway sender = new Gateway(functions.ingestPort(), sandbox.client("sender"));
            functions.ingest().await("a token", sender::login);

            for (int turn = 0; turn < order.size(); turn++) {
                String function = order.get(turn);
                Thread killer = Thread.ofVirtual().start(() -> {
                    aWhile();
                    functions.kill(function);
                });
                letters.handOver(sender, name(turn), LETTERS_A_FUNCTION);
                join(killer);
                functions.start(function);
            }
            for (int turn = 0; turn < order.size(); turn++) {
                letters.handOver(sender, name(turn), LETTERS_A_FUNCTION);
            }

            assertThat(letters.size()).isEqualTo(order.size() * LETTERS_A_FUNCTION);
            functions.ingest().await("every letter to come to rest", () -> letters.isAtRest(sender));
            letters.verifyAfterKills(sandbox, sender);
        }
    }

    private static String name(int round) {
        return String.valueOf(round);
    }

    private void aWhile() {
        LockSupport.parkNanos(Duration.ofMillis(200 + random.nextInt(1_500)).toNanos());
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
