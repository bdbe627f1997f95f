package eu.briefwissel.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.tenant.Client;
import eu.briefwissel.tenant.Role;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The clients of tenants. Secrets are 32 random bytes, so a plain hash of them cannot be searched through. */
@ApplicationScoped
public class Clients {

    private final TenantSession session;
    private final InstantSource clock;

    Clients(TenantSession session, InstantSource clock) {
        this.session = session;
        this.clock = clock;
    }

    /** Registers a client, or gives an existing one this secret and role, also where it was revoked. */
    public Uni<Void> register(TenantId tenant, String clientId, Role role, String secret) {
        return session.in(
                tenant,
                () -> ClientEntity.<ClientEntity>findById(clientId)
                        .map(found -> found == null ? created(tenant, clientId) : found)
                        .invoke(client -> {
                            client.role = role.wireName();
                            client.secretHash = hash(secret);
                            client.revokedAt = null;
                        })
                        // What is set after persist() comes too late for the insert.
                        .chain(client -> client.<ClientEntity>persist())
                        .replaceWithVoid());
    }

    /** All clients of the tenant, by their ids. */
    public Uni<List<Client>> all(TenantId tenant) {
        return session.in(
                tenant,
                () -> ClientEntity.<ClientEntity>list("tenant = ?1 order by clientId", tenant.value())
                        .map(all -> all.stream().map(Clients::client).toList()));
    }

    /** Lets the client get no more tokens; false where the tenant has none of that id. */
    public Uni<Boolean> revoke(TenantId tenant, String clientId) {
        return session.in(
                tenant,
                () -> ClientEntity.<ClientEntity>findById(clientId)
                        .map(client -> Optional.ofNullable(client)
                                .map(found -> {
                                    found.revokedAt = found.revokedAt == null ? clock.instant() : found.revokedAt;
                                    return found;
                                })
                                .isPresent()));
    }

    /** The role of this client, if the secret is its own and it was not revoked. */
    public Uni<Optional<Role>> authenticate(TenantId tenant, String clientId, String secret) {
        byte[] given = hash(secret);
        return session.in(
                tenant,
                () -> ClientEntity.<ClientEntity>findById(clientId)
                        .map(client -> Optional.ofNullable(client)
                                .filter(c -> c.revokedAt == null)
                                .filter(c -> MessageDigest.isEqual(c.secretHash, given))
                                .flatMap(c -> Role.named(c.role))));
    }

    private static Client client(ClientEntity entity) {
        return new Client(
                entity.clientId,
                Role.named(entity.role).orElseThrow(),
                entity.createdAt,
                Optional.ofNullable(entity.revokedAt));
    }

    private ClientEntity created(TenantId tenant, String clientId) {
        ClientEntity client = new ClientEntity();
        client.tenant = tenant.value();
        client.clientId = clientId;
        client.createdAt = clock.instant();
        return client;
    }

    private static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
