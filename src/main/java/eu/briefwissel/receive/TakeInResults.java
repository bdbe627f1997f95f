package eu.briefwissel.receive;

import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.MailboxEvent;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.store.MailboxEvents;
import eu.briefwissel.store.RowBroken;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Remembers one result durably and lets it have its effect, and counts it. */
@ApplicationScoped
class TakeInResults {

    /** By channel and outcome: what it means, or {@code not-ours} where it names no message of the tenant. */
    static final String RESULTS = "briefwissel.results";

    private static final Logger LOG = Logger.getLogger(TakeInResults.class);

    private final MailboxEvents remembered;
    private final ReceiveEvents events;
    private final MeterRegistry meters;

    TakeInResults(MailboxEvents remembered, ReceiveEvents events, MeterRegistry meters) {
        this.remembered = remembered;
        this.events = events;
        this.meters = meters;
    }

    /**
     * Takes it in; the item comes after it was remembered, whatever came of its effect. False where it names no message of the
     * tenant: what a channel processes has its ids written down before the call, so it is somebody else's, and nothing of it
     * is kept.
     */
    Uni<Boolean> takeIn(TenantId tenant, ChannelName channel, MailboxEvent event) {
        return remembered.isExpected(tenant, channel, event.receiptId()).chain(ours -> {
            count(channel, ours ? outcome(event) : "not-ours");
            if (!ours) {
                LOG.warnf("a result names no message of ours tenant=%s channel=%s", tenant, channel.wireName());
                return Uni.createFrom().item(false);
            }
            return events.takeIn(tenant, new AskMailboxes.Told(channel, event))
                    // It is remembered, and its work is queued: whoever takes that up sets the row aside.
                    .onFailure(RowBroken.class)
                    .recoverWithNull()
                    .replaceWith(true);
        });
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
