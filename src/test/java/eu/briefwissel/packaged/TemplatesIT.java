package eu.briefwissel.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.briefwissel.sandbox.ledger.Taken;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program renders letters: those of a template that came along, and of one that was put in force. */
class TemplatesIT {

    private static final String OWN = "/v1/templates/bezwaar/ontvangen/nl";

    @TempDir
    Path directory;

    @Test
    void rendersLettersThatReachTheMailboxAsTheTemplateSays() {
        try (SandboxBeside sandbox = SandboxBeside.start(directory);
                Program gateway =
                        Program.gateway("gateway", directory, sandbox.gatewaySettings(sandbox.gatewayPort()))) {
            int port = sandbox.gatewayPort();
            Gateway administrator = new Gateway(port, sandbox.client("administrator"));
            gateway.await("readiness", administrator::isReady);
            gateway.await("a token", administrator::login);
            Gateway sender = new Gateway(port, sandbox.client("sender"));
            gateway.await("a token", sender::login);

            assertThat(administrator.get("/v1/templates").orElseThrow().get("items"))
                    .as("the seeds, which a native image has to carry")
                    .hasSize(13);
            assertThat(administrator.put(OWN, text("Bezwaar {{zaakId}}", "<p>{{name}} {{messageId}} {{deadline}}</p>")))
                    .isEqualTo(200);
            String id = sender.submit("key-1", byTemplate(Map.of("zaakId", "Z-1", "name", "<&>", "deadline", "morgen")))
                    .orElseThrow();
            String seeded = sender.submit("key-2", byCase()).orElseThrow();

            gateway.await("publication", () -> isRead(sender, id) && isRead(sender, seeded));
            assertThat(texts(sandbox.look("messages")))
                    .contains(Taken.Content.digest("Bezwaar Z-1", "<p>&lt;&amp;&gt; " + id + " morgen</p>"));
            assertThat(sender.submit("key-3", byTemplate(Map.of("zaakId", "Z-1"))))
                    .as("a variable is missing")
                    .isEmpty();
        }
    }

    private static boolean isRead(Gateway sender, String id) {
        return sender.status(id).filter("opened"::equals).isPresent();
    }

    private static List<String> texts(JsonNode messages) {
        return StreamSupport.stream(messages.get("items").spliterator(), false)
                .map(item -> item.get("message").get("textDigest").asText())
                .toList();
    }

    private static ObjectNode text(String subject, String body) {
        return new ObjectMapper().createObjectNode().put("subject", subject).put("body", body);
    }

    private static ObjectNode byTemplate(Map<String, String> variables) {
        ObjectNode message = withoutText().put("template", "bezwaar/ontvangen");
        ObjectNode values = message.putObject("variables");
        variables.forEach(values::put);
        return message;
    }

    private static ObjectNode byCase() {
        ObjectNode message = withoutText();
        message.putObject("case")
                .put("id", "Z-2026-000123")
                .put("type", "omgevingsvergunning")
                .put("status", "aanvulling-gevraagd")
                .put("deadline", "2027-01-15");
        return message;
    }

    private static ObjectNode withoutText() {
        ObjectNode message = Gateway.message("999993653", "lezer@example.org", "by-template");
        message.remove(List.of("subject", "body"));
        return message;
    }
}
