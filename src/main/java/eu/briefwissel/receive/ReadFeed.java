package eu.briefwissel.receive;

import eu.briefwissel.channel.Connectors;
import eu.briefwissel.channel.EventFeed;
import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.MailboxEvent;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.store.FeedCursors;
import eu.briefwissel.store.MailboxEvents;
import eu.briefwissel.tenant.SenderSettings;
import eu.briefwissel.tenant.SettingMissing;
import eu.briefwissel.tenant.Settings;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    private final Connectors connectors;
    private final FeedCursors cursors;
    private final MailboxEvents events;
    private final ReceiveEvents effect;

    ReadFeed(Connectors connectors, FeedCursors cursors, MailboxEvents events, ReceiveEvents effect) {
        this.connectors = connectors;
        this.cursors = cursors;
        this.events = events;
        this.effect = effect;
    }

    /** A tenant's feeds by its own account and by those of its senders, each once: senders may share an account. */
    List<Reading> of(Settings tenant) {
        Map<String, Reading> all = new LinkedHashMap<>();
        SenderSettings.accounts(tenant)
                .forEach(account -> connectors.feeds(account).stream()
                        .flatMap(feed -> reading(feed, account, tenant).stream())
                        .forEach(reading ->
                                all.putIfAbsent(reading.feed().channel().wireName() + " " + reading.name(), reading)));
        return List.copyOf(all.values());
    }

    private static Optional<Reading> reading(EventFeed feed, Settings account, Settings tenant) {
        try {
            return Optional.of(new Reading(feed, account, feed.name(account)));
        } catch (SettingMissing missing) {
            // A tenant whose senders have accounts need have none of its own.
            if (tenant.senders().isEmpty() || !account.equals(tenant)) {
                LOG.warnf("cannot read a feed tenant=%s: %s", tenant.tenant(), missing.getMessage());
            }
            return Optional.empty();
        }
    }

    /** Reads it on. */
    Uni<Void> read(Reading reading) {
        return Uni.createFrom()
                .deferred(() -> read(reading, MOST_PAGES))
                .onFailure(SettingMissing.class)
                .recoverWithItem(missing -> {
                    LOG.warnf(
                            "cannot read a feed tenant=%s: %s",
                            reading.settings().tenant(), missing.getMessage());
                    return null;
                });
    }

    /** A feed, and the account that it is read by. */
    record Reading(EventFeed feed, Settings settings, String name) {

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
