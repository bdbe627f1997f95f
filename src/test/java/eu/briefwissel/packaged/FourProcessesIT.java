package eu.briefwissel.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Four processes on one PostgreSQL, each with one function, do what one process does, and carry nothing else. */
class FourProcessesIT {

    private static final List<String> FUNCTIONS = List.of("ingest", "publish", "webhook", "fallback");

    @TempDir
    Path directory;

    @Test
    void eachCarryingOneFunctionDoTogetherWhatOneDoes() {
        try (SandboxBeside sandbox = SandboxBeside.start(directory)) {
            int ingestPort = SandboxBeside.freePort();
            List<Program> programs = new ArrayList<>();
            try {
                for (String function : FUNCTIONS) {
                    int port = port(function, ingestPort, sandbox);
                    Program program = Program.start(function, directory, settings(sandbox, function, port));
                    programs.add(program);
                    Gateway view = new Gateway(port, sandbox.client("sender"));
                    program.await(function, view::isReady);
                }
                Gateway sender = new Gateway(ingestPort, sandbox.client("sender"));
                Program ingest = programs.getFirst();
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
            } finally {
                programs.forEach(Program::close);
            }
        }
    }

    private static boolean hasStatus(Gateway sender, String id, String status) {
        return sender.status(id).filter(status::equals).isPresent();
    }

    private static int port(String function, int ingestPort, SandboxBeside sandbox) {
        return switch (function) {
            case "ingest" -> ingestPort;
            case "webhook" -> sandbox.gatewayPort();
            default -> SandboxBeside.freePort();
        };
    }

    private static Map<String, String> settings(SandboxBeside sandbox, String function, int port) {
        Map<String, String> settings = sandbox.gatewaySettings(port);
        FUNCTIONS.stream()
                .filter(other -> !other.equals(function))
                .forEach(other -> settings.put("BRIEFWISSEL_FUNCTION_" + other.toUpperCase(Locale.ROOT), "off"));
        return settings;
    }
}
