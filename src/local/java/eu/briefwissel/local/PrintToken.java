package eu.briefwissel.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import eu.briefwissel.local.SandboxClients.Client;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/** {@code ./briefwissel token [role]}: asks the gateway that runs here for a token of the sandbox tenant and prints it. */
public final class PrintToken {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int OK = 200;

    private PrintToken() {}

    public static void main(String[] arguments) throws InterruptedException {
        var config = ConfigProvider.getConfig();
        int port = config.getOptionalValue("quarkus.http.port", Integer.class).orElse(8080);
        String role = arguments.length == 0 ? "sender" : arguments[0];
        try {
            var client = client(LocalSettings.from(config).data(), role);
            System.out.println(token(URI.create("http://localhost:" + port + "/oauth/token"), client));
        } catch (StartRefused e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /**
     * The sandbox tenant's client of a role, as the gateway keeps it in its data directory.
     *
     * @throws StartRefused where no gateway has run there yet, or there is no such role
     */
    public static Client client(Path data, String role) {
        try {
            var clients = SandboxClients.in(data)
                    .orElseThrow(() -> new StartRefused("There are no clients in " + data.toAbsolutePath()
                            + " yet; start the gateway first: ./briefwissel run"));
            return Optional.ofNullable(clients.byRole().get(role))
                    .orElseThrow(() -> new StartRefused("There is no role " + role + "; the roles are "
                            + String.join(
                                    ", ",
                                    clients.byRole().keySet().stream().sorted().toList()) + "."));
        } catch (IOException e) {
            throw new StartRefused("The clients in " + data.toAbsolutePath() + " cannot be read: " + e + ".", e);
        }
    }

    /**
     * RFC 6749, 4.4: the client credentials grant, the client known by HTTP Basic.
     *
     * @throws StartRefused where nobody answers, or gives no token
     */
    public static String token(URI endpoint, Client client) throws InterruptedException {
        String basic = client.clientId() + ":" + client.clientSecret();
        var request = HttpRequest.newBuilder(endpoint)
                .timeout(PATIENCE)
                .header("Authorization", "Basic " + encoded(basic))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return accessToken(endpoint, http.send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new StartRefused("No gateway answers at " + endpoint + "; start it first: ./briefwissel run", e);
        }
    }

    private static String accessToken(URI endpoint, HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() != OK) {
            throw new StartRefused("The gateway at " + endpoint + " gives no token: it answered " + answer.statusCode()
                    + ". Does it use this data directory?");
        }
        return new ObjectMapper().readTree(answer.body()).path("access_token").asText();
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
