package eu.briefwissel.ingest;

import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.store.Clients;
import eu.briefwissel.store.TenantDirectory;
import eu.briefwissel.tenant.Role;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Says who a client is, by its secret. A client's id names its tenant: {@code <tenant>.<name>}. */
@ApplicationScoped
public class IdentifyClient {

    private static final String TOKEN_KEY = "access-tokens/hs256";
    private static final int LONGEST = 200;

    private final Clients clients;
    private final TenantDirectory tenants;

    IdentifyClient(Clients clients, TenantDirectory tenants) {
        this.clients = clients;
        this.tenants = tenants;
    }

    /** A client that proved to be itself. */
    public record Identified(TenantId tenant, String clientId, Role role) {}

    /**
     * The client of that id and secret; empty alike where there is no such tenant, no such client, where it was revoked or
     * where the secret is not its own. Must be called on an event loop.
     */
    public Uni<Optional<Identified>> identify(String clientId, String secret) {
        String tenant = clientId.substring(0, Math.max(0, clientId.indexOf('.')));
        if (!TenantId.isValid(tenant)
                || clientId.length() > LONGEST
                || clientId.chars().anyMatch(Character::isISOControl)
                || secret.length() > LONGEST) {
            return Uni.createFrom().item(Optional.empty());
        }
        return clients.authenticate(new TenantId(tenant), clientId, secret)
                .map(role -> role.map(r -> new Identified(new TenantId(tenant), clientId, r)));
    }

    /** The 32 bytes that access tokens are signed with; the same in every process of the installation. */
    public byte[] tokenKey() {
        return tenants.installationKey(TOKEN_KEY);
    }
}
