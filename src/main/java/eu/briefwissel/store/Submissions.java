package eu.briefwissel.store;

import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.TenantId;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Takes submissions in: message, delivery, evidence and wake-up in one transaction. Submissions of one tenant that arrive
 * together share one.
 */
@ApplicationScoped
public class Submissions {

    private static final int MOST_BYTES_A_BATCH = 1 << 20;

    /** A body is in memory several times while it is taken in: as it came, read, opened up, sealed, and on its way. */
    private static final int SHARE = 8;

    private final TenantDirectory tenants;
    private final AcceptanceTransaction transaction;
    private final Retention retention;
    private final InstantSource clock;
    private final long bytesUnderWay;
    private final ByteBudget waiting;
    private final Map<TenantId, GroupCommit<SealedSubmission, Acceptance>> writers = new ConcurrentHashMap<>();

    Submissions(
            TenantDirectory tenants,
            AcceptanceTransaction transaction,
            Retention retention,
            StoreConfig config,
            InstantSource clock) {
        this.tenants = tenants;
        this.transaction = transaction;
        this.retention = retention;
        this.clock = clock;
        this.bytesUnderWay =
                config.bytesUnderWay().map(MemorySize::asLongValue).orElseGet(() -> ByteBudget.shareOfMemory(SHARE));
        this.waiting = new ByteBudget(bytesUnderWay);
    }

    /** How many bytes may be under way at once: as they come in, and again as they wait to be written. */
    public long bytesUnderWay() {
        return bytesUnderWay;
    }

    /** Stores it; the item comes after the commit. Fails with {@link NoSuchTenant} and {@link StoreBusy}. */
    public Uni<Acceptance> accept(Submission submission) {
        return tenants.settings(submission.tenant())
                .map(settings -> retention.until(
                        settings,
                        submission.message().caseReference(),
                        submission.id().acceptedAt()))
                .chain(until -> offTheEventLoop(tenants.vault(submission.tenant()), submission)
                        .map(keys -> SealedSubmission.of(keys, submission, until)))
                .chain(cipherText -> writer(submission.tenant()).submit(cipherText));
    }

    /**
     * The message that was stored under this key with exactly this body, while the key is remembered; empty where there is
     * none. Fails with {@link NoSuchTenant}.
     */
    public Uni<Optional<DeliveryId>> before(TenantId tenant, Submission.Key key) {
        return tenants.vault(tenant)
                .chain(vault -> transaction
                        .heldBy(tenant, key.value(), clock.instant())
                        .map(held -> held.filter(h -> vault.bodies().matches(key.body(), h.bodyMac()))
                                .map(AcceptanceTransaction.HeldKey::delivery)));
    }

    /** Sealing a file takes as long as reading it: others' requests must not wait for that. */
    private static Uni<Vault> offTheEventLoop(Uni<Vault> vault, Submission submission) {
        return submission.message().attachments().isEmpty()
                ? vault
                : vault.emitOn(Infrastructure.getDefaultWorkerPool());
    }

    private GroupCommit<SealedSubmission, Acceptance> writer(TenantId tenant) {
        return writers.computeIfAbsent(
                tenant,
                t -> new GroupCommit<>(
                        batch -> transaction.write(t, batch, clock.instant()),
                        SealedSubmission::weight,
                        MOST_BYTES_A_BATCH,
                        waiting));
    }
}
