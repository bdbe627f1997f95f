package eu.briefwissel.receive;

import eu.briefwissel.channel.EventFeed;
import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.MailboxEvent;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.store.FeedCursors;
import eu.briefwissel.store.MailboxEvents;
import eu.briefwissel.tenant.SettingMissing;
import eu.briefwissel.tenant.Settings;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.OptionalLong;
import org.jboss.logging.Logger;

/**
 * Reads a feed on from its cursor: a page's events are kept, each once, and then the cursor moves behind them. Cut off anywhere
 * before that, the page is read again and what is kept already changes nothing.
 */
@ApplicationScoped
class ReadFeed {

    private static final Logger LOG = Logger.getLogger(ReadFeed.class);

    /** A round ends, so that a feed with years in it keeps no other tenant waiting for long. */
    private static final int MOST_PAGES = 50;

    private final FeedCursors cursors;
    private final MailboxEvents events;
    private final ReceiveEvents effect;

    ReadFeed(FeedCursors cursors, MailboxEvents events, ReceiveEvents effect) {
        this.cursors = cursors;
        this.events = events;
        this.effect = effect;
    }

    Uni<Void> read(EventFeed feed, Settings settings) {
        return Uni.createFrom()
                .deferred(() -> read(new Reading(feed, settings, feed.name(settings)), MOST_PAGES))
                .onFailure(SettingMissing.class)
                .recoverWithItem(missing -> {
                    LOG.warnf("cannot read a feed tenant=%s: %s", settings.tenant(), missing.getMessage());
                    return null;
                });
    }

    private record Reading(EventFeed feed, Settings settings, String name) {

        FeedCursors.Feed cursor() {
            return new FeedCursors.Feed(settings.tenant(), feed.channel(), name);
        }
    }

    private Uni<Void> read(Reading reading, int pages) {
        return cursors.at(reading.cursor())
                .chain(at -> reading.feed()
                        .readOn(at, reading.settings())
                        .chain(page -> page.map(told -> keep(reading, at, told, pages))
                                .orElseGet(() -> Uni.createFrom().voidItem())));
    }

    private Uni<Void> keep(Reading reading, OptionalLong at, EventFeed.Page page, int pages) {
        long from = at.orElse(0);
        return InOrder.each(page.events(), event -> keep(reading, event))
                .chain(() -> page.last() > from
                        ? cursors.move(reading.cursor(), from, page.last())
                        : Uni.createFrom().item(false))
                .chain(moved -> moved && page.hasNext() && pages > 1
                        ? read(reading, pages - 1)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> keep(Reading reading, MailboxEvent event) {
        TenantId tenant = reading.settings().tenant();
        return events.arrive(tenant, reading.feed().channel(), event, Optional.empty())
                .chain(arrival -> arrival.delivery()
                        .filter(_ -> arrival.waits())
                        .map(delivery -> effect(tenant, delivery))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** It is kept, and its work is queued: one that cannot have its effect now keeps none behind it waiting. */
    private Uni<Void> effect(TenantId tenant, DeliveryId delivery) {
        return effect.takeIn(tenant, delivery)
                .onFailure()
                .invoke(failure -> LOG.errorf(failure, "an event waits delivery=%s", delivery))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }
}
