package eu.briefwissel.crypto;

/**
 * What a tenant's key is used for: never itself, always a key derived for one purpose (NIST SP 800-57 part 1 section 5.2:
 * one key, one use), so that the index tells nothing about the seals and the other way round.
 *
 * @param sealing wraps the data keys of messages and seals the tenant's settings, with {@link Sealer}
 * @param blindIndex finds a recipient by identifier, with {@link BlindIndex}
 * @param idempotency recognises a repeated request by its body, with {@link BodyMac}
 * @param evidence seals the salts of {@link Commitment}s
 * @param links signs the tokens of deep links, with {@link LinkTokens}
 */
public record TenantKeys(
        SecretKeyBytes sealing,
        SecretKeyBytes blindIndex,
        SecretKeyBytes idempotency,
        SecretKeyBytes evidence,
        SecretKeyBytes links) {

    /** Derives all of them; the labels are part of the stored format and never change. */
    public static TenantKeys derivedFrom(SecretKeyBytes tenantKey) {
        return new TenantKeys(
                tenantKey.derive("tenant/sealing"),
                tenantKey.derive("tenant/blind-index"),
                tenantKey.derive("tenant/idempotency"),
                tenantKey.derive("tenant/evidence"),
                tenantKey.derive("tenant/links"));
    }

    /** Destroys all of them in memory. */
    public void destroy() {
        sealing.destroy();
        blindIndex.destroy();
        idempotency.destroy();
        evidence.destroy();
        links.destroy();
    }
}
