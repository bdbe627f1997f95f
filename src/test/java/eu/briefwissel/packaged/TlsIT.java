package eu.briefwissel.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Operators over TLS, by a certificate that is known and by one that is not; and the gateway's own TLS. */
class TlsIT {

    @TempDir
    Path directory;

    @Test
    void handsOverThroughTlsToOperatorsWhoseCertificateItTrusts() {
        TestCertificate certificate = TestCertificate.in(directory);
        int plainPort = SandboxBeside.freePort();
        try (TlsInFront operators = TlsInFront.of(plainPort, certificate.context());
                SandboxBeside sandbox = SandboxBeside.start(directory, plainPort, at(operators))) {
            Gateway sender = new Gateway(sandbox.gatewayPort(), sandbox.client("sender"));
            try (Program gateway = gateway(sandbox, trusting(certificate))) {
                gateway.await("the gateway", () -> sender.isReady() && sender.login());

                List<String> ids = List.of(
                        sender.submit("bbk", Gateway.message("999993653", "a@example.org", "bbk"))
                                .orElseThrow(),
                        sender.submit("ebox", toAnEnterprise()).orElseThrow());

                ids.forEach(id -> gateway.await("it to be opened", () -> hasStatus(sender, id, "opened")));
                assertThat(operators.connections()).isPositive();
            }
        }
    }

    @Test
    void handsOverNothingToOperatorsWhoseCertificateItDoesNotTrust() {
        TestCertificate certificate = TestCertificate.in(directory);
        int plainPort = SandboxBeside.freePort();
        try (TlsInFront operators = TlsInFront.of(plainPort, certificate.context());
                SandboxBeside sandbox = SandboxBeside.start(directory, plainPort, at(operators))) {
            Gateway sender = new Gateway(sandbox.gatewayPort(), sandbox.client("sender"));
            try (Program gateway = gateway(sandbox)) {
                gateway.await("the gateway", () -> sender.isReady() && sender.login());

                String id = sender.submit("ebox", toAnEnterprise()).orElseThrow();

                gateway.await("a failed attempt", () -> timeline(sender, id).contains("no-token"));
                assertThat(operators.connections()).isZero();
                assertThat(sandbox.look("messages").get("items")).isEmpty();
            }
        }
    }

    @Test
    void answersOverTlsItself() throws IOException, InterruptedException {
        TestCertificate certificate = TestCertificate.in(directory);
        try (SandboxBeside sandbox = SandboxBeside.start(directory);
                HttpClient client = HttpClient.newBuilder()
                        .sslContext(certificate.context())
                        .build()) {
            int port = SandboxBeside.freePort();
            Map<String, String> settings = new HashMap<>(sandbox.gatewaySettings(sandbox.gatewayPort()));
            settings.put("QUARKUS_HTTP_SSL_PORT", String.valueOf(port));
            settings.put(
                    "QUARKUS_HTTP_SSL_CERTIFICATE_KEY_STORE_FILE",
                    certificate.keyStore().toString());
            settings.put("QUARKUS_HTTP_SSL_CERTIFICATE_KEY_STORE_PASSWORD", TestCertificate.PASSWORD);
            Gateway plain = new Gateway(sandbox.gatewayPort(), sandbox.client("sender"));
            try (Program gateway = Program.gateway("gateway", directory, settings)) {
                gateway.await("the gateway", plain::isReady);
                gateway.await("its TLS port", () -> listens(port));

                HttpRequest unauthorised = HttpRequest.newBuilder(
                                URI.create("https://localhost:" + port + "/v1/messages"))
                        .build();

                assertThat(client.send(unauthorised, BodyHandlers.ofString()).statusCode())
                        .isEqualTo(401);
            }
        }
    }

    private static ObjectNode toAnEnterprise() {
        ObjectNode message = Gateway.message("", "b@example.org", "ebox");
        message.putObject("recipient").put("kbo", "1999900072");
        return message;
    }

    private Program gateway(SandboxBeside sandbox, String... options) {
        return Program.gateway("gateway", directory, sandbox.gatewaySettings(sandbox.gatewayPort()), options);
    }

    private static Map<String, String> at(TlsInFront operators) {
        return Map.of("BRIEFWISSEL_SANDBOX_ADDRESS", "https://localhost:" + operators.port());
    }

    private static String[] trusting(TestCertificate certificate) {
        return new String[] {
            "-Djavax.net.ssl.trustStore=" + certificate.trustStore(),
            "-Djavax.net.ssl.trustStorePassword=" + TestCertificate.PASSWORD
        };
    }

    private static boolean listens(int port) {
        try (Socket _ = new Socket("localhost", port)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static boolean hasStatus(Gateway sender, String id, String status) {
        return sender.status(id).filter(status::equals).isPresent();
    }

    private static String timeline(Gateway sender, String id) {
        return sender.get("/v1/messages/" + id + "/timeline")
                .map(Object::toString)
                .orElse("");
    }
}
