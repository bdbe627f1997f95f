package eu.briefwissel.publish;

import eu.briefwissel.delivery.Decision;
import eu.briefwissel.delivery.Handover;
import eu.briefwissel.delivery.Stage;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.store.Claimed;
import eu.briefwissel.store.Outgoing;
import eu.briefwissel.store.OutgoingMessages;
import eu.briefwissel.store.TenantDirectory;
import eu.briefwissel.telemetry.SpanName;
import eu.briefwissel.telemetry.Traces;
import eu.briefwissel.tenant.Settings;
import eu.briefwissel.work.WorkQueue;
import eu.briefwissel.work.Worker;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Hands letters over. Each call is written down, with its id, before it is made (rule 2). */
@ApplicationScoped
public class PublishDeliveries implements Worker {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final int MOST_RETRIES = 10;

    private final WorkQueue queue;
    private final OutgoingMessages messages;
    private final TenantDirectory tenants;
    private final ChannelCall channelCall;
    private final Traces traces;

    PublishDeliveries(
            WorkQueue queue,
            OutgoingMessages messages,
            TenantDirectory tenants,
            ChannelCall channelCall,
            Traces traces) {
        this.queue = queue;
        this.messages = messages;
        this.tenants = tenants;
        this.channelCall = channelCall;
        this.traces = traces;
    }

    @Override
    public Stage stage() {
        return Stage.PUBLISH;
    }

    @Override
    public Uni<Void> work(TenantId tenant, List<Claimed> claimed) {
        return tenants.settings(tenant)
                .chain(settings -> queue.each(
                        claimed,
                        one -> messages.begin(one, queue.lease())
                                .chain(begun -> begun.map(outgoing -> publish(outgoing, settings, one))
                                        .orElseGet(() -> queue.done(List.of(one))))));
    }

    private Uni<Void> publish(Outgoing outgoing, Settings settings, Claimed claimed) {
        return traces.during(
                outgoing.delivery(),
                SpanName.PUBLISH,
                span -> channelCall
                        .call(outgoing, settings, span)
                        .chain(handover -> settle(outgoing, claimed, handover))
                        .chain(committed ->
                                committed.isPresent() ? Uni.createFrom().voidItem() : queue.done(List.of(claimed))));
    }

    /** What came of a call is known only here: it is written down again and again while the database is away. */
    private Uni<Optional<Decision>> settle(Outgoing outgoing, Claimed claimed, Handover handover) {
        return Uni.createFrom()
                .deferred(() -> queue.settle(
                        outgoing.delivery(), now -> channelCall.decide(now, outgoing, claimed.tries(), handover)))
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .atMost(MOST_RETRIES);
    }
}
