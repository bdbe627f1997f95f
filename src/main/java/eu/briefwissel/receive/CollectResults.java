package eu.briefwissel.receive;

import eu.briefwissel.channel.Connectors;
import eu.briefwissel.channel.ResultInbox;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.store.DailyLook;
import eu.briefwissel.store.InboxLeases;
import eu.briefwissel.store.TenantDirectory;
import eu.briefwissel.tenant.SettingMissing;
import eu.briefwissel.tenant.Settings;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Fetches from the tenants' inboxes what became of messages that channels took to be processed: one process at a time and
 * tenant. Whatever is taken away was remembered before; cut off in between, it is fetched again and changes nothing. What is of
 * no message of the tenant is somebody else's, and stays.
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
    private final TakeInResults results;
    private final Duration lease;

    CollectResults(
            DailyLook tenants,
            TenantDirectory directory,
            Connectors connectors,
            InboxLeases leases,
            TakeInResults results,
            ResultsConfig config) {
        this.tenants = tenants;
        this.directory = directory;
        this.connectors = connectors;
        this.leases = leases;
        this.results = results;
        this.lease = config.lease();
    }

    /** Looks into all inboxes once; never fails. */
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

    /** One tenant whose adapter is away must not keep the others' results waiting. */
    private Uni<Void> ofTenant(TenantId tenant) {
        return directory
                .settings(tenant)
                .chain(settings -> oneByOne(connectors.inboxes(settings), inbox -> alone(inbox, settings)))
                .onFailure()
                .invoke(failure -> LOG.warnf(failure, "results could not be fetched tenant=%s", tenant))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> alone(ResultInbox inbox, Settings settings) {
        return leases.take(settings.tenant(), inbox.channel(), lease)
                .chain(ours -> ours.map(until -> look(inbox, settings)
                                .ifNoItem()
                                .after(lease)
                                .fail()
                                .onItemOrFailure()
                                .call((_, _) -> leases.giveBack(settings.tenant(), inbox.channel(), until)))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> look(ResultInbox inbox, Settings settings) {
        return Uni.createFrom()
                .deferred(() -> inbox.look(settings))
                .onFailure(SettingMissing.class)
                .recoverWithItem(missing -> {
                    LOG.warnf("cannot look tenant=%s: %s", settings.tenant(), missing.getMessage());
                    return List.of();
                })
                .chain(parcels -> oneByOne(parcels, parcel -> take(inbox, parcel, settings)));
    }

    private Uni<Void> take(ResultInbox inbox, ResultInbox.Parcel parcel, Settings settings) {
        return Multi.createFrom()
                .iterable(parcel.events())
                .onItem()
                .transformToUniAndConcatenate(event -> results.takeIn(settings.tenant(), inbox.channel(), event))
                .collect()
                .asList()
                .chain(ours -> ours.isEmpty() || ours.contains(true)
                        ? inbox.takeAway(parcel, settings)
                        : Uni.createFrom().voidItem().invoke(() -> inbox.leave(parcel, settings)))
                // It stays, and keeps none behind it waiting.
                .onFailure()
                .invoke(failure -> LOG.errorf(
                        failure, "a result could not be taken in tenant=%s parcel=%s", settings.tenant(), parcel.id()))
                .onFailure()
                .recoverWithNull();
    }

    private static <T> Uni<Void> oneByOne(List<T> all, Function<T, Uni<Void>> work) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (T one : all) {
            chain = chain.chain(() -> work.apply(one));
        }
        return chain;
    }
}
