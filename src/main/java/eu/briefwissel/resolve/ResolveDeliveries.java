package eu.briefwissel.resolve;

import eu.briefwissel.delivery.Delivery;
import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.DeliveryState;
import eu.briefwissel.delivery.Recipient;
import eu.briefwissel.delivery.Stage;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.store.Claimed;
import eu.briefwissel.store.Deliveries;
import eu.briefwissel.store.TenantDirectory;
import eu.briefwissel.telemetry.SpanName;
import eu.briefwissel.telemetry.Traces;
import eu.briefwissel.tenant.Settings;
import eu.briefwissel.work.WorkQueue;
import eu.briefwissel.work.Worker;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Asks along the routes of accepted deliveries who has a mailbox, and chooses a channel for each. */
@ApplicationScoped
public class ResolveDeliveries implements Worker {

    private final WorkQueue queue;
    private final Deliveries deliveries;
    private final TenantDirectory tenants;
    private final AskAlongTheRoute asking;
    private final Traces traces;

    ResolveDeliveries(
            WorkQueue queue, Deliveries deliveries, TenantDirectory tenants, AskAlongTheRoute asking, Traces traces) {
        this.queue = queue;
        this.deliveries = deliveries;
        this.tenants = tenants;
        this.asking = asking;
        this.traces = traces;
    }

    @Override
    public Stage stage() {
        return Stage.RESOLVE;
    }

    @Override
    public Uni<Void> work(TenantId tenant, List<Claimed> claimed) {
        List<DeliveryId> ids = claimed.stream().map(Claimed::delivery).toList();
        return Uni.combine()
                .all()
                .unis(tenants.settings(tenant), deliveries.load(tenant, ids), deliveries.recipients(tenant, ids))
                .asTuple()
                .chain(loaded ->
                        resolve(claimed, new Loaded(loaded.getItem1(), byId(loaded.getItem2()), loaded.getItem3())));
    }

    private record Loaded(
            Settings settings, Map<DeliveryId, Delivery> deliveries, Map<DeliveryId, Recipient> recipients) {

        /** Not resolved, though there was no question to ask: somebody has to see to it, so the work stays. */
        boolean isStillToResolve(Claimed work) {
            Delivery delivery = deliveries.get(work.delivery());
            return delivery != null
                    && delivery.state() instanceof DeliveryState.Accepted
                    && !recipients.containsKey(work.delivery());
        }

        Optional<Question> question(Claimed work) {
            Delivery delivery = deliveries.get(work.delivery());
            Recipient recipient = recipients.get(work.delivery());
            return delivery == null || recipient == null
                    ? Optional.empty()
                    : Optional.of(new Question(delivery, recipient, settings, work.tries()));
        }
    }

    private Uni<Void> resolve(List<Claimed> claimed, Loaded loaded) {
        return queue.each(
                claimed,
                work -> loaded.question(work)
                        .map(this::resolve)
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                        .chain(committed -> committed.isPresent() || loaded.isStillToResolve(work)
                                ? Uni.createFrom().voidItem()
                                : queue.done(List.of(work))));
    }

    private Uni<Optional<?>> resolve(Question question) {
        return traces.during(
                question.delivery(),
                SpanName.RESOLVE,
                span -> asking.answer(question, span)
                        .chain(decision -> queue.settle(
                                question.delivery(),
                                d -> d.version() == question.delivery().version() ? decision : Optional.empty()))
                        .map(Function.identity()));
    }

    private static Map<DeliveryId, Delivery> byId(List<Delivery> deliveries) {
        return deliveries.stream().collect(Collectors.toMap(Delivery::id, Function.identity()));
    }
}
