package eu.briefwissel.packaged;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** The sandbox operators and a PostgreSQL in a process of their own, which outlives the gateways beside it. */
final class SandboxBeside implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Program program;
    private final Path data;
    private final int port;
    private final int gatewayPort;

    private SandboxBeside(Program program, Path data, int port, int gatewayPort) {
        this.program = program;
        this.data = data;
        this.port = port;
        this.gatewayPort = gatewayPort;
    }

    static SandboxBeside start(Path directory) {
        return start(directory, freePort(), Map.of());
    }

    /** Its operators at this port, with settings of its own on top. */
    static SandboxBeside start(Path directory, int port, Map<String, String> settings) {
        Path data = directory.resolve("data");
        int gatewayPort = freePort();
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("BRIEFWISSEL_DATA", data.toString());
        environment.put("BRIEFWISSEL_SANDBOX_PORT", String.valueOf(port));
        environment.put("BRIEFWISSEL_SANDBOX_SMTP_PORT", String.valueOf(freePort()));
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(gatewayPort));
        Program program = Program.jar("sandbox", directory, environment, "-Dbriefwissel.local.alone=true");
        program.await("the sandbox", () -> Files.exists(data.resolve("sandbox.env")));
        return new SandboxBeside(program, data, port, gatewayPort);
    }

    /** Where the operators send their webhooks to. */
    int gatewayPort() {
        return gatewayPort;
    }

    /** The settings for a gateway beside it, as environment variables. */
    Map<String, String> gatewaySettings(int httpPort) {
        Map<String, String> settings = new HashMap<>();
        try {
            for (String line : Files.readAllLines(data.resolve("sandbox.env"))) {
                int equals = line.indexOf('=');
                settings.put(line.substring(0, equals), line.substring(equals + 2, line.length() - 1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        settings.put("QUARKUS_HTTP_PORT", String.valueOf(httpPort));
        return settings;
    }

    /** The client of a role. */
    JsonNode client(String role) {
        try {
            return JSON.readTree(data.resolve("sandbox-clients.json").toFile()).get(role);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the sandbox says of itself under {@code /sandbox/…}. */
    JsonNode look(String path) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://localhost:" + port + "/sandbox/" + path);
            return JSON.readTree(http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                    .body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits until it is so, as long as it lives. */
    void await(String what, BooleanSupplier isSo) {
        program.await(what, isSo);
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        program.close();
    }
}
