package eu.briefwissel.channel;

import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.MailboxEvent;
import eu.briefwissel.tenant.Settings;
import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * Where a channel lays down what became of messages that it took to be processed, to be fetched and then taken away.
 * Whatever is not taken away is there the next time, too.
 */
public interface ResultInbox {

    ChannelName channel();

    /** Whether this tenant has one. */
    boolean isOpenFor(Settings settings);

    /**
     * What lies there now, the oldest first, no more than a bounded number; what cannot be read is told to operators and
     * stays. A failure of the channel is an empty answer: it will be asked again.
     */
    Uni<List<Parcel>> look(Settings settings);

    /** Takes it away; to be called when all its events are durable. A failure is no matter: it comes again. */
    Uni<Void> takeAway(Parcel parcel, Settings settings);

    /** What it tells is of no message of this tenant: it stays for whoever waits for it, and keeps none of ours waiting. */
    void leave(Parcel parcel, Settings settings);

    /**
     * One thing that lay there.
     *
     * @param id the channel's own, of a kind that only the inbox knows
     * @param events what it tells; none where it tells nothing that moves a message, of one of ours
     */
    record Parcel(String id, List<MailboxEvent> events) {

        public Parcel {
            events = List.copyOf(events);
        }
    }
}
