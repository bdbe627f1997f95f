package eu.briefwissel.publish;

import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.Stage;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.store.Claimed;
import eu.briefwissel.store.Outgoing;
import eu.briefwissel.store.OutgoingMessages;
import eu.briefwissel.store.TenantDirectory;
import eu.briefwissel.tenant.Settings;
import eu.briefwissel.work.WorkQueue;
import eu.briefwissel.work.Worker;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Hands letters over. Each call is written down, with its id, before it is made (rule 2). */
@ApplicationScoped
public class PublishDeliveries implements Worker {

    private final WorkQueue queue;
    private final OutgoingMessages messages;
    private final TenantDirectory tenants;
    private final ChannelCall channelCall;

    PublishDeliveries(WorkQueue queue, OutgoingMessages messages, TenantDirectory tenants, ChannelCall channelCall) {
        this.queue = queue;
        this.messages = messages;
        this.tenants = tenants;
        this.channelCall = channelCall;
    }

    @Override
    public Stage stage() {
        return Stage.PUBLISH;
    }

    @Override
    public Uni<Void> work(TenantId tenant, List<Claimed> claimed) {
        Map<DeliveryId, Claimed> work = claimed.stream().collect(Collectors.toMap(Claimed::delivery, c -> c));
        return tenants.settings(tenant)
                .chain(settings -> messages.begin(tenant, List.copyOf(work.keySet()))
                        .call(begun -> queue.done(WorkQueue.without(claimed, ids(begun))))
                        .chain(begun -> queue.each(begun, outgoing -> publish(outgoing, settings, work))));
    }

    private Uni<Void> publish(Outgoing outgoing, Settings settings, Map<DeliveryId, Claimed> work) {
        Claimed claimed = Objects.requireNonNull(work.get(outgoing.delivery().id()));
        return channelCall
                .call(outgoing, settings)
                .chain(handover -> queue.settle(
                        outgoing.delivery(), now -> channelCall.decide(now, outgoing, claimed.tries(), handover)))
                .chain(committed -> committed.isPresent() ? done() : queue.done(List.of(claimed)));
    }

    private static Uni<Void> done() {
        return Uni.createFrom().voidItem();
    }

    private static List<DeliveryId> ids(List<Outgoing> begun) {
        return begun.stream().map(o -> o.delivery().id()).toList();
    }
}
