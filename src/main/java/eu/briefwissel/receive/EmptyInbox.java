package eu.briefwissel.receive;

import eu.briefwissel.channel.ResultInbox;
import eu.briefwissel.tenant.SettingMissing;
import eu.briefwissel.tenant.Settings;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Takes in what lies in an inbox. Whatever is taken away was remembered before; cut off in between, it is fetched again and
 * changes nothing. What is of no message of the tenant is somebody else's, and stays.
 */
@ApplicationScoped
class EmptyInbox {

    private static final Logger LOG = Logger.getLogger(EmptyInbox.class);

    private final TakeInResults results;

    EmptyInbox(TakeInResults results) {
        this.results = results;
    }

    Uni<Void> empty(ResultInbox inbox, Settings settings) {
        return Uni.createFrom()
                .deferred(() -> inbox.look(settings))
                .onFailure(SettingMissing.class)
                .recoverWithItem(missing -> {
                    LOG.warnf("cannot look tenant=%s: %s", settings.tenant(), missing.getMessage());
                    return List.of();
                })
                .chain(parcels -> InOrder.each(parcels, parcel -> take(inbox, parcel, settings)));
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
}
