package eu.briefwissel.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CheckCredentialsCommandTest {

    private static final String FOUND = """
            {"works": %s, "items": [{"sender": "burgerzaken", "works": %s,
              "accounts": [{"channel": "ebox-enterprise", "production": false, "works": %s, "findings": [
                {"what": "settings", "works": true, "says": "all that is needed is set"},
                {"what": "token", "works": %s, "says": "what the endpoint says"}],
                "missing": [
                  {"step": "contract", "meaning": "the signed contract", "whereToGetIt": "https://example.org/"}]}]}]}
            """;

    private final List<String> asked = new ArrayList<>();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private HttpServer gateway;
    private String answer = FOUND.replace("%s", "true");
    private int status = 200;

    @BeforeEach
    void aGateway() throws IOException {
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/", exchange -> {
            boolean isToken = exchange.getRequestURI().getPath().equals("/oauth/token");
            asked.add(exchange.getRequestURI().getPath());
            byte[] body = (isToken ? "{\"access_token\": \"abc\"}" : answer).getBytes(UTF_8);
            exchange.sendResponseHeaders(isToken ? 200 : status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        gateway.start();
    }

    @AfterEach
    void stops() {
        gateway.stop(0);
    }

    @Test
    void saysWhatWorksAndWhatIsLackingAndEndsWell() throws InterruptedException {
        assertThat(run()).isZero();

        assertThat(asked).containsExactly("/oauth/token", "/v1/senders/check");
        assertThat(printed.toString(UTF_8))
                .contains("sender burgerzaken", "ebox-enterprise, test environment", "ok      token")
                .contains("lacks   contract: the signed contract; https://example.org/")
                .doesNotContain("NOT OK");
    }

    @Test
    void endsBadlyWhereSomethingDoesNotWork() throws InterruptedException {
        answer = FOUND.replace("%s", "false");

        assertThat(run()).isEqualTo(1);

        assertThat(printed.toString(UTF_8)).contains("NOT OK  token").contains("what the endpoint says");
    }

    @Test
    void asksAboutTheSenderThatIsNamed() throws InterruptedException {
        run("burgerzaken");

        assertThat(asked).contains("/v1/senders/burgerzaken/check");
    }

    @Test
    void endsOtherwiseWhereThereIsNobodyToAsk() throws InterruptedException {
        status = 404;
        assertThat(run("niemand")).isEqualTo(2);
        gateway.stop(0);
        assertThat(run()).isEqualTo(2);
    }

    private int run(String... arguments) throws InterruptedException {
        var out = new PrintStream(printed, true, UTF_8);
        return CheckCredentials.run(config(), arguments, out, out);
    }

    private Config config() {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(
                        Map.of(
                                "briefwissel.gateway",
                                "http://localhost:" + gateway.getAddress().getPort() + "/",
                                "briefwissel.client.id",
                                "t.operator",
                                "briefwissel.client.secret",
                                "geheim"),
                        "test",
                        500))
                .build();
    }
}
