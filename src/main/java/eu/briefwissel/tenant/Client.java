package eu.briefwissel.tenant;

import java.time.Instant;
import java.util.Optional;

/**
 * A client of a tenant (RFC 6749, 2.2), without its secret, of which only a hash is stored.
 *
 * @param clientId {@code <tenant>.<name>}
 * @param revokedAt since when it gets no tokens
 */
public record Client(String clientId, Role role, Instant createdAt, Optional<Instant> revokedAt) {}
