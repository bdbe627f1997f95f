package eu.briefwissel.receive;

import eu.briefwissel.channel.ChannelConfig;
import eu.briefwissel.channel.Connector;
import eu.briefwissel.channel.Connectors;
import eu.briefwissel.channel.Outstanding;
import eu.briefwissel.delivery.Addressee;
import eu.briefwissel.delivery.AskingSchedule;
import eu.briefwissel.delivery.Broken;
import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.Delivery;
import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.DeliveryState;
import eu.briefwissel.delivery.MailboxEvent;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.store.Deliveries;
import eu.briefwissel.store.Loaded;
import eu.briefwissel.store.TenantDirectory;
import eu.briefwissel.tenant.SenderSettings;
import eu.briefwissel.tenant.SettingMissing;
import eu.briefwissel.tenant.Settings;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Asks the mailboxes of published deliveries what became of them. */
@ApplicationScoped
class AskMailboxes {

    private static final Logger LOG = Logger.getLogger(AskMailboxes.class);

    private final Deliveries deliveries;
    private final TenantDirectory tenants;
    private final Connectors connectors;
    private final AskableMessages askable;
    private final ChannelConfig config;

    AskMailboxes(
            Deliveries deliveries,
            TenantDirectory tenants,
            Connectors connectors,
            AskableMessages askable,
            ChannelConfig config) {
        this.deliveries = deliveries;
        this.tenants = tenants;
        this.connectors = connectors;
        this.askable = askable;
        this.config = config;
    }

    /** An event as a mailbox told it. */
    record Told(ChannelName channel, MailboxEvent event) {}

    /**
     * What the mailboxes told.
     *
     * @param outstanding the deliveries that were asked about, and so are in a mailbox still
     * @param overdue those that were taken to be processed, and of which nothing was told since
     * @param broken those that cannot be read
     */
    record Answers(
            Map<DeliveryId, Delivery> outstanding,
            List<Delivery> overdue,
            Map<DeliveryId, Broken> broken,
            List<Told> told,
            AskingSchedule schedule) {

        /** What was told of each message, in that order: it came before it was read. */
        Collection<List<Told>> toldOfEach() {
            return told.stream()
                    .collect(Collectors.groupingBy(
                            one -> List.of(one.channel().wireName(), one.event().receiptId()),
                            LinkedHashMap::new,
                            Collectors.toList()))
                    .values();
        }

        /** Those that something is waited for about, still. */
        List<DeliveryId> waiting() {
            return Stream.concat(outstanding.keySet().stream(), overdue.stream().map(Delivery::id))
                    .toList();
        }

        /** When it is worth asking again about one of them. */
        Instant again(DeliveryId id, Instant now) {
            Delivery delivery = outstanding.get(id);
            return delivery != null && delivery.state() instanceof DeliveryState.Published published
                    ? schedule.next(id, published.receipt().at(), published.readBy(), now)
                    : now.plus(schedule.first());
        }
    }

    /** Asks about those of them that are published; the others are nobody's business any more. */
    Uni<Answers> about(TenantId tenant, List<DeliveryId> ids) {
        return deliveries.load(tenant, ids).chain(loaded -> {
            List<Delivery> published = loaded.found().values().stream()
                    .filter(d -> d.state() instanceof DeliveryState.Published)
                    .toList();
            List<DeliveryId> outstanding = published.stream().map(Delivery::id).toList();
            return Uni.combine()
                    .all()
                    .unis(tenants.settings(tenant), deliveries.addressees(tenant, outstanding))
                    .asTuple()
                    .chain(known -> bySender(
                            published, known.getItem1(), known.getItem2().found()))
                    .map(told -> new Answers(
                            published.stream().collect(Collectors.toMap(Delivery::id, Function.identity())),
                            overdue(loaded),
                            loaded.broken(),
                            told,
                            config.asking()));
        });
    }

    /** Polling is queued for one that is not in a mailbox yet where its result is waited for: see HandingOver. */
    private static List<Delivery> overdue(Loaded<Delivery> loaded) {
        return loaded.found().values().stream()
                .filter(d -> d.state() instanceof DeliveryState.Resolved)
                .toList();
    }

    /** Each by the account of the sender in whose name it went out. */
    private Uni<List<Told>> bySender(List<Delivery> published, Settings tenant, Map<DeliveryId, Addressee> addressees) {
        Map<Optional<String>, List<Delivery>> bySender = published.stream()
                .collect(Collectors.groupingBy(
                        d -> Optional.ofNullable(addressees.get(d.id())).flatMap(Addressee::sender)));
        return Multi.createFrom()
                .iterable(bySender.entrySet())
                .onItem()
                .transformToUniAndConcatenate(
                        e -> ask(e.getValue(), SenderSettings.asked(tenant, e.getKey()), addressees))
                .onItem()
                .<Told>disjoint()
                .collect()
                .asList();
    }

    private Uni<List<Told>> ask(List<Delivery> published, Settings settings, Map<DeliveryId, Addressee> addressees) {
        Map<ChannelName, List<Delivery>> byChannel = published.stream()
                .filter(d -> addressees.containsKey(d.id()))
                .collect(Collectors.groupingBy(d -> d.state().leg().channel()));
        return Multi.createFrom()
                .iterable(byChannel.entrySet())
                .onItem()
                .transformToMultiAndConcatenate(e -> askable.about(e.getKey(), e.getValue(), addressees, settings)
                        .toMulti()
                        .onItem()
                        .transformToMultiAndConcatenate(
                                asked -> ask(connectors.of(e.getKey(), settings), asked, settings)))
                .collect()
                .asList();
    }

    private Multi<Told> ask(Connector connector, List<Outstanding> outstanding, Settings settings) {
        return Multi.createFrom()
                .iterable(outstanding)
                .group()
                .intoLists()
                .of(connector.pollLimit())
                .onItem()
                .transformToUniAndConcatenate(page -> poll(connector, page, settings))
                .onItem()
                .<MailboxEvent>disjoint()
                .map(event -> new Told(connector.channel(), event));
    }

    private static Uni<List<MailboxEvent>> poll(Connector connector, List<Outstanding> page, Settings settings) {
        return Uni.createFrom()
                .deferred(() -> connector.poll(page, settings))
                .onFailure(SettingMissing.class)
                .recoverWithItem(missing -> {
                    LOG.warnf("cannot ask channel=%s: %s", connector.channel().wireName(), missing.getMessage());
                    return List.of();
                });
    }
}
