package eu.briefwissel.receive;

import eu.briefwissel.channel.Outstanding;
import eu.briefwissel.delivery.Addressee;
import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.Delivery;
import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.DeliveryState;
import eu.briefwissel.store.KnownArrivals;
import eu.briefwissel.store.TestMessages;
import eu.briefwissel.tenant.SenderSettings;
import eu.briefwissel.tenant.Settings;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Which published messages a channel can be asked about by an account, and what is known of them already. */
@ApplicationScoped
class AskableMessages {

    private final KnownArrivals arrivals;
    private final TestMessages tests;

    AskableMessages(KnownArrivals arrivals, TestMessages tests) {
        this.arrivals = arrivals;
        this.tests = tests;
    }

    /**
     * Those of the deliveries, which all went by this channel, that its operator knows in the environment of these settings: production
     * is not asked about what was published in a test environment, and that is gone with its account.
     */
    Uni<List<Outstanding>> about(
            ChannelName channel, List<Delivery> published, Map<DeliveryId, Addressee> addressees, Settings settings) {
        return elsewhere(channel, published, settings)
                .map(elsewhere -> published.stream()
                        .filter(delivery -> !elsewhere.contains(delivery.id()))
                        .map(delivery -> outstanding(delivery, addressees))
                        .toList())
                .chain(asked -> marked(channel, asked, settings));
    }

    private Uni<Set<DeliveryId>> elsewhere(ChannelName channel, List<Delivery> published, Settings settings) {
        return SenderSettings.isProduction(channel, settings)
                ? tests.among(
                        settings.tenant(), published.stream().map(Delivery::id).toList())
                : Uni.createFrom().item(Set.of());
    }

    /** Of which of them it was told already whether they lie in a mailbox that is in use. */
    private Uni<List<Outstanding>> marked(ChannelName channel, List<Outstanding> outstanding, Settings settings) {
        return arrivals.of(
                        settings.tenant(),
                        channel,
                        outstanding.stream().map(Outstanding::receiptId).toList())
                .map(known -> outstanding.stream()
                        .map(one -> known.contains(one.receiptId()) ? one.arrived() : one)
                        .toList());
    }

    private static Outstanding outstanding(Delivery delivery, Map<DeliveryId, Addressee> addressees) {
        DeliveryState.Published published = (DeliveryState.Published) delivery.state();
        return new Outstanding(
                published.receipt().foreignId(),
                Objects.requireNonNull(addressees.get(delivery.id())).recipient(),
                published.readBy());
    }
}
