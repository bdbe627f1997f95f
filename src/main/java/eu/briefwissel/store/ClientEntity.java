package eu.briefwissel.store;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A client of a tenant: who may ask for tokens, and for which role. */
@Entity
@Table(name = "client")
class ClientEntity extends PanacheEntityBase {

    @Id
    @Column(name = "client_id")
    public String clientId;

    public String tenant;

    public String role;

    @Column(name = "secret_hash")
    public byte[] secretHash;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "revoked_at")
    public @Nullable Instant revokedAt;
}
