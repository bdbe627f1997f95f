package eu.briefwissel.store;

import eu.briefwissel.delivery.Decision;
import eu.briefwissel.delivery.Delivery;
import eu.briefwissel.delivery.TenantId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Commits decisions. Those of one tenant that arrive together share a transaction. */
@ApplicationScoped
public class Decisions {

    private static final int MOST_BYTES_A_BATCH = 1 << 20;
    private static final int BYTES_A_DECISION = 1 << 10;

    private final DecisionTransaction transaction;
    private final Deliveries deliveries;
    private final InstantSource clock;
    private final Map<TenantId, GroupCommit<Decided, Boolean>> writers = new ConcurrentHashMap<>();

    Decisions(DecisionTransaction transaction, Deliveries deliveries, InstantSource clock) {
        this.transaction = transaction;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /**
     * Commits what {@code decide} makes of the delivery: the next state, the evidence, the receipt and the work that
     * follows, whole or not at all. Where the delivery has moved on in the meantime, it is loaded again and decided anew.
     *
     * @param decide pure; empty where nothing is to be done any more
     * @return the decision that was committed; empty where there was none to commit
     */
    public Uni<Optional<Decision>> settle(Delivery delivery, Function<Delivery, Optional<Decision>> decide) {
        Optional<Decision> decision = decide.apply(delivery);
        if (decision.isEmpty()) {
            return Uni.createFrom().item(decision);
        }
        return commit(delivery, decision.get())
                .chain(isCommitted -> isCommitted
                        ? Uni.createFrom().item(decision)
                        : deliveries
                                .find(delivery.tenant(), delivery.id())
                                .chain(moved -> settle(moved.orElseThrow(), decide)));
    }

    private Uni<Boolean> commit(Delivery before, Decision decision) {
        return writers.computeIfAbsent(
                        before.tenant(),
                        tenant -> new GroupCommit<>(
                                batch -> transaction.write(tenant, batch, clock.instant()),
                                _ -> BYTES_A_DECISION,
                                MOST_BYTES_A_BATCH))
                .submit(new Decided(before, decision));
    }
}
