package eu.briefwissel.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * kill -9 at any moment: nothing lost, nothing sent twice to an operator that recognises a repeat, at most once by e-mail.
 *
 * <p>The sandbox and the database live in a process of their own; the gateway beside them is killed at random moments
 * while it is given messages to somebody with a mailbox and to somebody without.
 */
class KillIT {

    private static final int ROUNDS = Integer.getInteger("kill.rounds", 4);
    private static final int MESSAGES_A_ROUND = 60;
    private static final String HAS_A_MAILBOX = "999993665";
    private static final String HAS_NONE = "999993677";
    private static final long SEED = 20261122;

    private final Random random = new Random(SEED);
    private final Map<String, String> ids = new ConcurrentHashMap<>();

    @TempDir
    Path directory;

    @Test
    void losesNothingAndSendsNothingTwiceHoweverOftenItIsKilled() {
        try (SandboxBeside sandbox = SandboxBeside.start(directory)) {
            int port = sandbox.gatewayPort();
            Gateway sender = new Gateway(port, sandbox.client("sender"));
            Map<String, String> settings = new LinkedHashMap<>(sandbox.gatewaySettings(port));
            settings.put("BRIEFWISSEL_WORK_LEASE", "10s");

            for (int round = 0; round < ROUNDS; round++) {
                Program gateway = Program.gateway("gateway", directory, settings);
                gateway.await("the gateway", () -> sender.isReady() && sender.login());
                Thread killer = Thread.ofVirtual().start(() -> {
                    LockSupport.parkNanos(
                            Duration.ofMillis(200 + random.nextInt(1_500)).toNanos());
                    gateway.kill();
                });
                submitAll(sender, round);
                join(killer);
            }
            try (Program gateway = Program.gateway("gateway", directory, settings)) {
                gateway.await("the gateway", () -> sender.isReady() && sender.login());
                for (int round = 0; round < ROUNDS; round++) {
                    submitAll(sender, round);
                }
                assertThat(ids).hasSize(ROUNDS * MESSAGES_A_ROUND);
                gateway.await("every message to come to rest", () -> isAtRest(sender));
                gateway.await(
                        "every read message to be taken",
                        () -> taken(sandbox).size() >= withMailbox().size());
                verify(sandbox, sender);
            }
        }
    }

    private void verify(SandboxBeside sandbox, Gateway sender) {
        Map<String, String> statuses = statuses(sender);

        assertThat(taken(sandbox)).hasSameSizeAs(withMailbox()).doesNotHaveDuplicates();
        withMailbox().forEach(key -> assertThat(statuses).containsEntry(key, "published"));

        Map<String, Long> mails = mails(sandbox);
        assertThat(mails.values()).allMatch(count -> count == 1);
        withoutMailbox().forEach(key -> {
            String expected = mails.containsKey(address(key)) ? "dispatched" : "held";
            assertThat(statuses.get(key)).as(key).isIn(expected, "held");
        });
        assertThat(withoutMailbox().stream().filter(key -> mails.containsKey(address(key))))
                .as("most mails go out")
                .hasSizeGreaterThan(withoutMailbox().size() / 2);
    }

    private void submitAll(Gateway sender, int round) {
        for (int i = 0; i < MESSAGES_A_ROUND; i++) {
            String key = (i % 2 == 0 ? "box-" : "none-") + round + "-" + i;
            ObjectNode message = Gateway.message(i % 2 == 0 ? HAS_A_MAILBOX : HAS_NONE, address(key), key);
            Optional<String> id = sender.submit(key, message);
            id.ifPresent(given -> assertThat(ids.merge(key, given, (first, _) -> first))
                    .as("the same key always has the same message")
                    .isEqualTo(given));
        }
    }

    private boolean isAtRest(Gateway sender) {
        return statuses(sender).values().stream()
                .allMatch(s -> List.of("published", "dispatched", "held").contains(s));
    }

    private Map<String, String> statuses(Gateway sender) {
        return ids.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, e -> sender.status(e.getValue()).orElse("unknown")));
    }

    private List<String> withMailbox() {
        return ids.keySet().stream().filter(key -> key.startsWith("box-")).toList();
    }

    private List<String> withoutMailbox() {
        return ids.keySet().stream().filter(key -> key.startsWith("none-")).toList();
    }

    private static List<String> taken(SandboxBeside sandbox) {
        List<String> foreignIds = new ArrayList<>();
        sandbox.look("messages")
                .get("items")
                .forEach(m -> foreignIds.add(m.get("message").get("wireId").asText()));
        return foreignIds;
    }

    private static Map<String, Long> mails(SandboxBeside sandbox) {
        return StreamSupport.stream(sandbox.look("mails").spliterator(), false)
                .map(KillIT::recipient)
                .collect(Collectors.groupingBy(to -> to, Collectors.counting()));
    }

    private static String recipient(JsonNode mail) {
        JsonNode to = mail.get("to");
        return to.isArray() ? to.get(0).asText() : to.asText();
    }

    private static String address(String key) {
        return key + "@example.org";
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
