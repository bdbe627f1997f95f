package eu.briefwissel.store;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How the store keeps secrets and answers. */
@ConfigMapping(prefix = "briefwissel.store")
interface StoreConfig {

    /** Base64 of 32 random bytes: wraps the tenants' keys. No default; lost, everything sealed is lost. */
    String masterKey();

    /** How long an idempotency key is remembered, counted from the submission. */
    @WithDefault("7d")
    Duration idempotencyLife();

    /** How long a tenant's keys and settings are kept in memory before they are read again. */
    @WithDefault("30s")
    Duration tenantCache();

    /**
     * How long messages and all evidence about them are kept, counted from acceptance, where the tenant's setting
     * {@code retention} does not say otherwise: a period of ISO 8601, or {@code forever}. It counts for what is accepted
     * from now on.
     */
    @WithDefault("P7Y")
    String retention();

    /**
     * How many bytes of submissions and webhooks may be under way at once in this process; what comes on top is told to
     * come again. One body that is larger fits alone. An eighth of the memory unless set.
     */
    Optional<MemorySize> bytesUnderWay();

    /** How often what waits is counted for the metrics; {@code off} where nobody scrapes this process. */
    @WithDefault("15s")
    String watchEvery();
}
