package eu.briefwissel.receive;

import eu.briefwissel.channel.Connectors;
import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.store.DailyLook;
import eu.briefwissel.store.InboxLeases;
import eu.briefwissel.store.TenantDirectory;
import eu.briefwissel.tenant.Settings;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Fetches what channels have to tell without being asked about single messages: results that lie in tenants' inboxes, and
 * events in their feeds; one process at a time, tenant and channel.
 */
@ApplicationScoped
public class CollectResults {

    private static final Logger LOG = Logger.getLogger(CollectResults.class);

    /** Tenants that are looked after at a time: one whose adapter is slow keeps few waiting. */
    private static final int AT_ONCE = 8;

    private final DailyLook tenants;
    private final TenantDirectory directory;
    private final Connectors connectors;
    private final InboxLeases leases;
    private final EmptyInbox inboxes;
    private final ReadFeed feeds;
    private final Duration lease;

    CollectResults(
            DailyLook tenants,
            TenantDirectory directory,
            Connectors connectors,
            InboxLeases leases,
            EmptyInbox inboxes,
            ReadFeed feeds,
            ResultsConfig config) {
        this.tenants = tenants;
        this.directory = directory;
        this.connectors = connectors;
        this.leases = leases;
        this.inboxes = inboxes;
        this.feeds = feeds;
        this.lease = config.lease();
    }

    /** Looks into all inboxes and feeds once; never fails. */
    public Uni<Void> collect() {
        return tenants.tenants()
                .chain(all -> Multi.createFrom()
                        .iterable(all)
                        .onItem()
                        .transformToUni(this::ofTenant)
                        .merge(AT_ONCE)
                        .onItem()
                        .ignoreAsUni())
                .onFailure()
                .invoke(failure -> LOG.errorf(failure, "results could not be fetched, tried again next time"))
                .onFailure()
                .recoverWithNull();
    }

    /** One tenant, or one channel, that is away must not keep the others' results waiting. */
    private Uni<Void> ofTenant(TenantId tenant) {
        return directory
                .settings(tenant)
                .chain(settings -> InOrder.each(
                                connectors.inboxes(settings),
                                inbox -> alone(inbox.channel(), settings, () -> inboxes.empty(inbox, settings)))
                        .chain(() -> InOrder.each(
                                feeds.of(settings),
                                open -> alone(open.feed().channel(), settings, () -> feeds.read(open)))))
                .onFailure()
                .invoke(failure -> LOG.warnf(failure, "results could not be fetched tenant=%s", tenant))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> alone(ChannelName channel, Settings settings, Supplier<Uni<Void>> look) {
        TenantId tenant = settings.tenant();
        return leases.take(tenant, channel, lease)
                .chain(ours -> ours.map(until -> look.get()
                                .ifNoItem()
                                .after(lease)
                                .fail()
                                .onItemOrFailure()
                                .call((_, _) -> leases.giveBack(tenant, channel, until)))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        failure, "results could not be fetched tenant=%s channel=%s", tenant, channel.wireName()))
                .onFailure()
                .recoverWithNull();
    }
}
