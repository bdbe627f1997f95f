package eu.briefwissel.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.briefwissel.local.SandboxClients.Client;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * {@code ./briefwissel check-credentials [sender]}: has a gateway look at the accounts of a sender, or of all of them, without
 * sending; says what works, what does not and why. Ends with 0 where all is well, with 1 where something is not, with 2 where
 * nobody could be asked.
 *
 * <p>The gateway is the one that runs here, as the sandbox tenant's operator; or another: BRIEFWISSEL_GATEWAY, with
 * BRIEFWISSEL_CLIENT_ID and BRIEFWISSEL_CLIENT_SECRET of an operator or administrator; and BRIEFWISSEL_GATEWAY_REACH where the function that
 * asks operators has a host of its own.
 */
public final class CheckCredentials {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private CheckCredentials() {}

    public static void main(String[] arguments) throws InterruptedException {
        System.exit(run(ConfigProvider.getConfig(), arguments, System.out, System.err));
    }

    static int run(Config config, String[] arguments, PrintStream out, PrintStream errors) throws InterruptedException {
        try {
            URI gateway = gateway(config);
            String token = PrintToken.token(gateway.resolve("/oauth/token"), client(config));
            URI asked = config.getOptionalValue("briefwissel.gateway.reach", URI.class)
                    .orElse(gateway);
            JsonNode found = ask(asked, token, arguments);
            print(found, out);
            return found.path("works").booleanValue() ? 0 : 1;
        } catch (StartRefused e) {
            errors.println(e.getMessage());
            return 2;
        }
    }

    private static URI gateway(Config config) {
        int port = config.getOptionalValue("quarkus.http.port", Integer.class).orElse(8080);
        return URI.create(config.getOptionalValue("briefwissel.gateway", String.class)
                .orElse("http://localhost:" + port)
                .replaceFirst("/+$", ""));
    }

    private static Client client(Config config) {
        Optional<String> id = config.getOptionalValue("briefwissel.client.id", String.class);
        Optional<String> secret = config.getOptionalValue("briefwissel.client.secret", String.class);
        return id.isPresent() && secret.isPresent()
                ? new Client(id.get(), secret.get())
                : PrintToken.client(LocalSettings.from(config).data(), "operator");
    }

    private static JsonNode ask(URI gateway, String token, String[] arguments) throws InterruptedException {
        String path = arguments.length == 0 ? "/v1/senders/check" : "/v1/senders/" + arguments[0] + "/check";
        var request = HttpRequest.newBuilder(gateway.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.noBody())
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return read(http.send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new StartRefused("The gateway at " + gateway + " does not answer: " + e + ".", e);
        } catch (IllegalArgumentException e) {
            throw new StartRefused("That is no name of a sender: 1 to 40 characters of a-z, 0-9 and -.", e);
        }
    }

    private static JsonNode read(HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() == NOT_FOUND) {
            throw new StartRefused("There is no sender of that name.");
        }
        if (answer.statusCode() != OK) {
            throw new StartRefused("The gateway answers " + answer.statusCode() + " to the question.");
        }
        return new ObjectMapper().readTree(answer.body());
    }

    private static void print(JsonNode found, PrintStream out) {
        for (JsonNode sender : found.path("items")) {
            out.println(sender.has("sender") ? "sender " + sender.path("sender").asText() : "the tenant itself");
            if (sender.path("accounts").isEmpty()) {
                out.println("  NOT OK  no account at an eBox is set up: see the settings that begin with ebox_");
            }
            for (JsonNode account : sender.path("accounts")) {
                out.println("  " + account.path("channel").asText()
                        + (account.path("production").booleanValue() ? ", production" : ", test environment"));
                account.path("findings").forEach(finding -> out.println(line(finding)));
                account.path("missing").forEach(step -> out.println(lacks(step)));
            }
        }
    }

    private static String lacks(JsonNode step) {
        return "    lacks   " + step.path("step").asText() + ": "
                + step.path("meaning").asText() + "; "
                + step.path("whereToGetIt").asText();
    }

    private static String line(JsonNode finding) {
        return "    %-7s %-18s %s"
                .formatted(
                        finding.path("works").booleanValue() ? "ok" : "NOT OK",
                        finding.path("what").asText(),
                        finding.path("says").asText());
    }
}
