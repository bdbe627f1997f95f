package eu.briefwissel.trace;

import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.store.Batch;
import eu.briefwissel.store.BatchLines;
import eu.briefwissel.store.Batches;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** How far batches have come, and what became of each of their lines. */
@ApplicationScoped
public class FollowBatches {

    private static final int PART = 1_000;

    private final Batches batches;
    private final BatchLines lines;

    FollowBatches(Batches batches, BatchLines lines) {
        this.batches = batches;
        this.lines = lines;
    }

    /** The tenant's batch of that id; empty where it has none. */
    public Uni<Optional<FollowedBatch>> find(TenantId tenant, UUID id) {
        return batches.find(tenant, id).chain(found -> counted(tenant, found));
    }

    /** The tenant's batch of that key, while the key counts; empty where it has none. */
    public Uni<Optional<FollowedBatch>> find(TenantId tenant, String key) {
        return batches.find(tenant, key).chain(found -> counted(tenant, found));
    }

    /** Whether the tenant has a batch of that id. */
    public Uni<Boolean> isThere(TenantId tenant, UUID id) {
        return batches.find(tenant, id).map(Optional::isPresent);
    }

    /** What became of its lines, in their order, a part after the other: the next is read when it is asked for. */
    public Multi<List<LineResult>> results(TenantId tenant, UUID id) {
        return Multi.createBy()
                .repeating()
                .uni(AtomicInteger::new, last -> part(tenant, id, last))
                .whilst(part -> part.size() == PART);
    }

    private Uni<List<LineResult>> part(TenantId tenant, UUID id, AtomicInteger last) {
        return lines.after(tenant, id, last.get(), PART).map(found -> {
            if (!found.isEmpty()) {
                last.set(found.getLast().number());
            }
            return found.stream().map(LineResult::of).toList();
        });
    }

    private Uni<Optional<FollowedBatch>> counted(TenantId tenant, Optional<Batch> found) {
        return found.map(batch -> batches.count(tenant, batch.id())
                        .map(counted -> Optional.of(new FollowedBatch(
                                batch.id(),
                                batch.createdAt(),
                                batch.completedAt(),
                                counted.accepted(),
                                counted.refused(),
                                counted.deliveries()))))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }
}
