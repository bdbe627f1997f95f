package eu.briefwissel.resolve;

import eu.briefwissel.delivery.Addressee;
import eu.briefwissel.delivery.Broken;
import eu.briefwissel.delivery.Decision;
import eu.briefwissel.delivery.Delivery;
import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.DeliveryState;
import eu.briefwissel.delivery.Stage;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.store.Claimed;
import eu.briefwissel.store.Deliveries;
import eu.briefwissel.store.Loaded;
import eu.briefwissel.store.TenantDirectory;
import eu.briefwissel.telemetry.SpanName;
import eu.briefwissel.telemetry.Traces;
import eu.briefwissel.tenant.SenderSettings;
import eu.briefwissel.tenant.Settings;
import eu.briefwissel.work.SetAside;
import eu.briefwissel.work.WorkQueue;
import eu.briefwissel.work.Worker;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Asks along the routes of accepted deliveries who has a mailbox, and chooses a channel for each. */
@ApplicationScoped
public class ResolveDeliveries implements Worker {

    private final WorkQueue queue;
    private final Deliveries deliveries;
    private final TenantDirectory tenants;
    private final SetAside aside;
    private final AskAlongTheRoute asking;
    private final Traces traces;

    ResolveDeliveries(
            WorkQueue queue,
            Deliveries deliveries,
            TenantDirectory tenants,
            SetAside aside,
            AskAlongTheRoute asking,
            Traces traces) {
        this.queue = queue;
        this.deliveries = deliveries;
        this.tenants = tenants;
        this.aside = aside;
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
                .unis(tenants.settings(tenant), deliveries.load(tenant, ids), deliveries.addressees(tenant, ids))
                .asTuple()
                .chain(all -> {
                    Batch loaded = new Batch(all.getItem1(), all.getItem2(), all.getItem3());
                    return queue.each(claimed, one -> resolve(one, loaded));
                });
    }

    private record Batch(Settings settings, Loaded<Delivery> deliveries, Loaded<Addressee> addressees) {

        /** What cannot be read of it. Whom a delivery is for is of no interest once it is resolved. */
        Optional<Broken> broken(DeliveryId id) {
            Delivery delivery = deliveries.found().get(id);
            boolean isToResolve = delivery != null && delivery.state() instanceof DeliveryState.Accepted;
            return Optional.ofNullable(deliveries.broken().get(id))
                    .or(() -> Optional.ofNullable(addressees.broken().get(id)).filter(_ -> isToResolve));
        }

        Optional<Question> question(Claimed work) {
            Delivery delivery = deliveries.found().get(work.delivery());
            Addressee addressee = addressees.found().get(work.delivery());
            return delivery == null || addressee == null
                    ? Optional.empty()
                    : Optional.of(new Question(
                            delivery, addressee, SenderSettings.asked(settings, addressee.sender()), work.tries()));
        }
    }

    private Uni<Void> resolve(Claimed work, Batch loaded) {
        return loaded.broken(work.delivery())
                .map(what -> aside.broken(work, what))
                .orElseGet(() -> loaded.question(work)
                        .map(question -> resolve(work, question))
                        .orElseGet(() -> queue.done(List.of(work))));
    }

    private Uni<Void> resolve(Claimed work, Question question) {
        return traces.during(
                question.delivery(),
                SpanName.RESOLVE,
                span -> asking.answer(question, span).chain(answer -> switch (answer) {
                    case AskAlongTheRoute.Answer.PutOff(Instant until) -> queue.postpone(List.of(work), until);
                    case AskAlongTheRoute.Answer.Decided(Optional<Decision> decision) ->
                        settle(work, question, decision);
                }));
    }

    private Uni<Void> settle(Claimed work, Question question, Optional<Decision> decision) {
        Delivery asked = question.delivery();
        return queue.settle(asked, now -> now.version() == asked.version() ? decision : Optional.empty())
                .chain(committed -> committed.isPresent() ? Uni.createFrom().voidItem() : queue.done(List.of(work)));
    }
}
