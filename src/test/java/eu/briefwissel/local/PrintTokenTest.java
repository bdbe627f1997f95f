package eu.briefwissel.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import eu.briefwissel.local.SandboxClients.Client;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrintTokenTest {

    private static final Client SENDER = new Client("sandbox-sender", "geheim");

    @TempDir
    Path directory;

    @Test
    void asksWithTheCredentialsOfTheRole() throws Exception {
        List<String> asked = new ArrayList<>();
        var gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/oauth/token", exchange -> {
            asked.add(exchange.getRequestHeaders().getFirst("Authorization"));
            asked.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            byte[] body = "{\"access_token\":\"abc\",\"token_type\":\"Bearer\"}".getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        gateway.start();
        try {
            new SandboxClients(Map.of("sender", SENDER)).writeTo(directory);
            var endpoint = URI.create("http://localhost:" + gateway.getAddress().getPort() + "/oauth/token");

            var token = PrintToken.token(endpoint, PrintToken.client(directory, "sender"));

            assertThat(token).isEqualTo("abc");
            assertThat(asked).containsExactly("Basic c2FuZGJveC1zZW5kZXI6Z2VoZWlt", "grant_type=client_credentials");
        } finally {
            gateway.stop(0);
        }
    }

    @Test
    void namesTheRolesWhenAskedForAnother() throws Exception {
        new SandboxClients(Map.of("sender", SENDER, "auditor", SENDER)).writeTo(directory);

        assertThatThrownBy(() -> PrintToken.client(directory, "king"))
                .hasMessage("There is no role king; the roles are auditor, sender.");
    }

    @Test
    void saysThatTheGatewayHasToRunFirst() {
        assertThatThrownBy(() -> PrintToken.client(directory, "sender"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("start the gateway first");
        assertThatThrownBy(() -> PrintToken.token(URI.create("http://localhost:1/oauth/token"), SENDER))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("No gateway answers");
    }

    @Test
    void printsNoSecret() {
        assertThat(new SandboxClients(Map.of("sender", SENDER)).toString()).doesNotContain("geheim");
    }
}
