package eu.briefwissel.publish;

import eu.briefwissel.delivery.Broken;
import eu.briefwissel.delivery.Decision;
import eu.briefwissel.delivery.Handover;
import eu.briefwissel.store.Begun;
import eu.briefwissel.store.Claimed;
import eu.briefwissel.store.Outgoing;
import eu.briefwissel.store.OutgoingMessages;
import eu.briefwissel.telemetry.Span;
import eu.briefwissel.telemetry.SpanName;
import eu.briefwissel.telemetry.Traces;
import eu.briefwissel.tenant.SenderSettings;
import eu.briefwissel.tenant.Settings;
import eu.briefwissel.work.SetAside;
import eu.briefwissel.work.WorkQueue;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Hands one letter over: begun, called about, settled. */
@ApplicationScoped
class PublishOne {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final int MOST_RETRIES = 10;

    private final WorkQueue queue;
    private final OutgoingMessages messages;
    private final ChannelCall channelCall;
    private final SetAside aside;
    private final Traces traces;

    PublishOne(WorkQueue queue, OutgoingMessages messages, ChannelCall channelCall, SetAside aside, Traces traces) {
        this.queue = queue;
        this.messages = messages;
        this.channelCall = channelCall;
        this.aside = aside;
        this.traces = traces;
    }

    /** Begins it now; it must be ours, and there must be room for it. */
    Uni<Void> publish(Claimed claimed, Settings settings) {
        return messages.begin(claimed, queue.lease(), message -> channelCall.dialects(settings, message))
                .chain(begun -> begun(begun, claimed, settings));
    }

    private Uni<Void> begun(Begun begun, Claimed claimed, Settings settings) {
        return switch (begun) {
            case Begun.Ready(Outgoing outgoing) ->
                traces.during(outgoing.delivery(), SpanName.PUBLISH, span -> call(outgoing, settings, claimed, span));
            case Begun.Over _ -> queue.done(List.of(claimed));
            case Begun.Unreadable(Broken what) -> aside.broken(claimed, what);
        };
    }

    private Uni<Void> call(Outgoing outgoing, Settings tenant, Claimed claimed, Span span) {
        // In the name that it was handed over in, by the account that this sender has now.
        Settings settings = SenderSettings.of(tenant, outgoing.message().sentBy());
        return channelCall
                .call(outgoing, settings, span)
                .chain(handover -> settle(outgoing, settings, claimed, handover))
                .chain(committed -> committed.isPresent() ? Uni.createFrom().voidItem() : queue.done(List.of(claimed)));
    }

    /** What came of a call is known only here: it is written down again and again while the database is away. */
    private Uni<Optional<Decision>> settle(Outgoing outgoing, Settings settings, Claimed claimed, Handover handover) {
        return Uni.createFrom()
                .deferred(() -> queue.settle(
                        outgoing.delivery(),
                        now -> channelCall.decide(now, outgoing, settings, claimed.tries(), handover)))
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .atMost(MOST_RETRIES);
    }
}
