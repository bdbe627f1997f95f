package eu.briefwissel.publish;

import eu.briefwissel.delivery.Stage;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.store.Claimed;
import eu.briefwissel.store.TenantDirectory;
import eu.briefwissel.tenant.Settings;
import eu.briefwissel.work.WorkQueue;
import eu.briefwissel.work.Worker;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Hands letters over. Each call is written down, with its id, before it is made (rule 2). */
@ApplicationScoped
public class PublishDeliveries implements Worker {

    private final WorkQueue queue;
    private final TenantDirectory tenants;
    private final Gate gate;
    private final PublishOne one;

    PublishDeliveries(WorkQueue queue, TenantDirectory tenants, Gate gate, PublishOne one) {
        this.queue = queue;
        this.tenants = tenants;
        this.gate = gate;
        this.one = one;
    }

    @Override
    public Stage stage() {
        return Stage.PUBLISH;
    }

    @Override
    public Uni<Void> work(TenantId tenant, List<Claimed> claimed) {
        return tenants.settings(tenant)
                .chain(settings -> gate.sort(tenant, claimed).chain(due -> publish(due, settings)));
    }

    private Uni<Void> publish(List<Gate.Due> due, Settings settings) {
        Map<Claimed, Gate.Due> byPiece = due.stream().collect(Collectors.toMap(Gate.Due::claimed, Function.identity()));
        return queue.each(
                due.stream().map(Gate.Due::claimed).toList(),
                claimed -> gate.through(
                        Objects.requireNonNull(byPiece.get(claimed)), () -> one.publish(claimed, settings)));
    }
}
