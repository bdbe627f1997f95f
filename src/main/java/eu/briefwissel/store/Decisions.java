package eu.briefwissel.store;

import eu.briefwissel.delivery.Decision;
import eu.briefwissel.delivery.Delivery;
import eu.briefwissel.delivery.TenantId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Commits decisions. Those of one tenant that arrive together share a transaction. */
@ApplicationScoped
public class Decisions {

    private static final int MOST_BYTES_A_BATCH = 1 << 20;
    private static final int BYTES_A_DECISION = 1 << 10;

    private final DecisionTransaction transaction;
    private final InstantSource clock;
    private final Map<TenantId, GroupCommit<Decided, Boolean>> writers = new ConcurrentHashMap<>();

    Decisions(DecisionTransaction transaction, InstantSource clock) {
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Writes the next state, the evidence, the receipt and the work that follows, whole or not at all; only if the
     * delivery still has the version that was decided about. The item comes after the commit.
     *
     * @return false where the delivery has moved on: load it again and decide anew
     */
    public Uni<Boolean> commit(Delivery before, Decision decision) {
        return writers.computeIfAbsent(
                        before.tenant(),
                        tenant -> new GroupCommit<>(
                                batch -> transaction.write(tenant, batch, clock.instant()),
                                _ -> BYTES_A_DECISION,
                                MOST_BYTES_A_BATCH))
                .submit(new Decided(before, decision));
    }
}
