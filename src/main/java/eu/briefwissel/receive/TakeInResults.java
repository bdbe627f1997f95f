package eu.briefwissel.receive;

import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.MailboxEvent;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.store.RowBroken;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Remembers one result durably and lets it have its effect, and counts it. */
@ApplicationScoped
class TakeInResults {

    /** By channel and outcome: what it means, or {@code parked} where nobody knows its message. */
    static final String RESULTS = "briefwissel.results";

    private static final Logger LOG = Logger.getLogger(TakeInResults.class);

    private final ReceiveEvents events;
    private final MeterRegistry meters;

    TakeInResults(ReceiveEvents events, MeterRegistry meters) {
        this.events = events;
        this.meters = meters;
    }

    /** Takes it in; the item comes after it was remembered, whatever came of its effect. */
    Uni<Void> takeIn(TenantId tenant, ChannelName channel, MailboxEvent event) {
        return events.takeIn(tenant, new AskMailboxes.Told(channel, event))
                .invoke(taken -> count(channel, taken.isPresent() ? outcome(event) : "parked"))
                .invoke(taken -> {
                    if (taken.isEmpty()) {
                        LOG.warnf("a result names no message of ours tenant=%s channel=%s", tenant, channel.wireName());
                    }
                })
                // It is remembered, and its work is queued: whoever takes that up sets the row aside.
                .onFailure(RowBroken.class)
                .recoverWithNull()
                .replaceWithVoid();
    }

    private void count(ChannelName channel, String outcome) {
        meters.counter(RESULTS, "channel", channel.wireName(), "outcome", outcome)
                .increment();
    }

    private static String outcome(MailboxEvent event) {
        return switch (event) {
            case MailboxEvent.Processed processed -> processed.result().wireName();
            case MailboxEvent.OfReader _ -> "of-reader";
            case MailboxEvent.OfMailbox _ -> "of-mailbox";
        };
    }
}
