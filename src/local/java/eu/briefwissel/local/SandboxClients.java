package eu.briefwissel.local;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The client credentials of the sandbox tenant, one client a role: written by {@code ./briefwissel run}, read by
 * {@code ./briefwissel token}.
 *
 * @param byRole the client of each role ({@code sender}, {@code operator}, {@code auditor}, {@code administrator})
 */
public record SandboxClients(Map<String, Client> byRole) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** An OAuth client (RFC 6749, 2.3.1); never prints its secret. */
    public record Client(String clientId, String clientSecret) {

        @Override
        public String toString() {
            return "Client[clientId=" + clientId + ", clientSecret=redacted]";
        }
    }

    public SandboxClients {
        byRole = Map.copyOf(byRole);
    }

    /** Empty where the gateway has not run yet with this data directory. */
    public static Optional<SandboxClients> in(Path dataDirectory) throws IOException {
        Path file = file(dataDirectory);
        return Files.exists(file)
                ? Optional.of(new SandboxClients(JSON.readValue(file.toFile(), new TypeReference<>() {})))
                : Optional.empty();
    }

    /** Writes {@code sandbox-clients.json}, for its owner only. */
    public void writeTo(Path dataDirectory) throws IOException {
        PrivateFile.write(file(dataDirectory), JSON.writeValueAsBytes(byRole));
    }

    private static Path file(Path dataDirectory) {
        return dataDirectory.resolve("sandbox-clients.json");
    }
}
