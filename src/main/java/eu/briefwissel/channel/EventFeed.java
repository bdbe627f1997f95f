package eu.briefwissel.channel;

import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.MailboxEvent;
import eu.briefwissel.tenant.Settings;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Where a channel tells all that happens to a tenant's messages as one stream of numbered events. */
public interface EventFeed {

    ChannelName channel();

    /** Whether this tenant has one. */
    boolean isOpenFor(Settings settings);

    /**
     * Tells it from those that this tenant had before: numbers of one mean nothing in another. 1 to 200 characters, none of a
     * secret.
     */
    String name(Settings settings);

    /**
     * The events behind a number, in their order; empty where the channel does not tell now: it will be asked again. Events of
     * kinds that nobody knows are told as {@link MailboxEvent.Noticed} or passed over, and stop nothing.
     *
     * @param after the number of the last event that was kept; empty where none ever was
     */
    Uni<Optional<Page>> readOn(OptionalLong after, Settings settings);

    /**
     * Some events in a row.
     *
     * @param last the number of the last of them; where there are none, the number they were asked behind
     * @param hasNext whether more can be had now
     */
    record Page(List<MailboxEvent> events, long last, boolean hasNext) {

        public Page {
            events = List.copyOf(events);
        }
    }
}
