package eu.briefwissel.trace;

import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.store.TenantDirectory;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Finds the message whose letter a deep link stood in. Must be called on an event loop. */
@ApplicationScoped
public class FollowLink {

    private final TenantDirectory tenants;
    private final FollowMessages messages;

    FollowLink(TenantDirectory tenants, FollowMessages messages) {
        this.tenants = tenants;
        this.messages = messages;
    }

    /** The message; empty where this tenant signed no such token, or has the message no more. */
    public Uni<Optional<Followed>> follow(TenantId tenant, String token) {
        return tenants.links(tenant)
                .chain(links -> links.read(token)
                        .map(id -> messages.find(tenant, new DeliveryId(id)))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }
}
