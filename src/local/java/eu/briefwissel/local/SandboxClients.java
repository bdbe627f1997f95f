package eu.briefwissel.local;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.briefwissel.onboarding.Provisioner;
import eu.briefwissel.tenant.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The client credentials of the sandbox tenant, one client a role: written by {@code ./briefwissel run}, read by
 * {@code ./briefwissel token}.
 *
 * @param byRole the client of each role ({@code sender}, {@code operator}, {@code auditor}, {@code administrator}), and the
 *     {@code provisioner}, who makes tenants beside it
 */
public record SandboxClients(Map<String, Client> byRole) {

    private static final int SECRET_BYTES = 32;
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

    /**
     * Those that are kept in that directory, made and kept now where there are none.
     *
     * @param tenant the sandbox tenant's id
     */
    static SandboxClients keptIn(Path dataDirectory, String tenant) throws IOException {
        Map<String, Client> byRole =
                new TreeMap<>(in(dataDirectory).map(SandboxClients::byRole).orElse(Map.of()));
        for (Role role : Role.values()) {
            byRole.computeIfAbsent(role.wireName(), name -> new Client(tenant + "." + name, newSecret()));
        }
        byRole.computeIfAbsent(Provisioner.CLIENT_ID, name -> new Client(name, newSecret()));
        var clients = new SandboxClients(byRole);
        clients.writeTo(dataDirectory);
        return clients;
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

    /** The client that makes tenants. */
    Client provisioner() {
        return Objects.requireNonNull(byRole.get(Provisioner.CLIENT_ID));
    }

    private static String newSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    private static Path file(Path dataDirectory) {
        return dataDirectory.resolve("sandbox-clients.json");
    }
}
