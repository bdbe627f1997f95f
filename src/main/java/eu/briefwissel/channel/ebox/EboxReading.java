package eu.briefwissel.channel.ebox;

import eu.briefwissel.channel.Outstanding;
import eu.briefwissel.channel.wire.Answer;
import eu.briefwissel.channel.wire.Failure;
import eu.briefwissel.channel.wire.Urls;
import eu.briefwissel.delivery.MailboxEvent;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.tenant.Settings;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Asks one operator what became of messages: whether they were opened, in bulk, where it offers that; and of citizens' messages,
 * one by one, whether they came into a box that is in use. Where a feed tells all that, it is asked only at the deadline for
 * reading: the feed may be out of reach just then, and nobody may conclude from its silence.
 */
final class EboxReading {

    private static final Logger LOG = Logger.getLogger(EboxReading.class);

    private final Box box;
    private final EboxLine line;
    private final InstantSource clock;
    private final Map<Asked, Instant> notOffered = new ConcurrentHashMap<>();

    /** A tenant's senders may publish in two environments, and one of them may have what the other lacks. */
    private record Asked(TenantId tenant, URI registry) {}

    EboxReading(Box box, EboxLine line, InstantSource clock) {
        this.box = box;
        this.line = line;
        this.clock = clock;
    }

    Uni<List<MailboxEvent>> poll(List<Outstanding> outstanding, Settings settings) {
        boolean hasEvents = settings.find(box.setting("events_url")).isPresent();
        List<Outstanding> asked = box == Box.ENTERPRISE && hasEvents
                ? outstanding.stream().filter(one -> one.isDue(clock.instant())).toList()
                : outstanding;
        if (asked.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return Uni.createFrom().deferred(() -> {
            EboxAccount account = EboxAccount.of(box, settings);
            List<Outstanding> unknown = box == Box.CITIZEN && hasEvents
                    ? asked.stream().filter(one -> !one.isArrivalKnown()).toList()
                    : List.of();
            return status(asked, account, settings)
                    .chain(read -> arrivals(unknown, account, settings)
                            .map(arrived -> Stream.concat(arrived.stream(), read.stream())
                                    .toList()));
        });
    }

    private Uni<List<MailboxEvent>> status(List<Outstanding> outstanding, EboxAccount account, Settings settings) {
        Asked asked = new Asked(settings.tenant(), account.base());
        if (!isOffered(asked, settings)) {
            return Uni.createFrom().item(List.of());
        }
        byte[] body = EboxStatus.request(box, outstanding);
        return line.exchange(settings, account, bearer -> line.api().status(account.base(), bearer, body))
                .onItemOrFailure()
                .transform((answer, failure) -> failure == null
                        ? told(answer, outstanding, asked, settings)
                        : untold(Failure.reason(failure), settings));
    }

    /** 2.1 leaves it to the operator whether it implements this. */
    private boolean isOffered(Asked asked, Settings settings) {
        return !settings.find(box.setting("status_search"))
                        .filter("off"::equals)
                        .isPresent()
                && notOffered.getOrDefault(asked, Instant.MIN).isBefore(clock.instant());
    }

    private List<MailboxEvent> told(Answer answer, List<Outstanding> outstanding, Asked asked, Settings settings) {
        if (answer.isSuccess() && answer.body().isArray()) {
            return EboxStatus.read(answer, outstanding, clock.instant());
        }
        EboxStatus.notOfferedFor(answer)
                .ifPresent(pause -> notOffered.put(asked, clock.instant().plus(pause)));
        return untold(answer.reason(), settings);
    }

    /** The Event Handler is asked per sent message. */
    private Uni<List<MailboxEvent>> arrivals(List<Outstanding> unknown, EboxAccount account, Settings settings) {
        return Multi.createFrom()
                .iterable(unknown)
                .onItem()
                .transformToUni(one -> arrival(one.receiptId(), account, settings))
                .merge(EboxAssumptions.HANDLER_AT_ONCE)
                .onItem()
                .<MailboxEvent>disjoint()
                .collect()
                .asList();
    }

    private Uni<List<MailboxEvent>> arrival(String id, EboxAccount account, Settings settings) {
        URI url = Urls.base(settings, box.setting("events_url"));
        return line.exchange(settings, account, bearer -> line.api().eventsOf(url, bearer, id))
                .onItemOrFailure()
                .transform((answer, failure) ->
                        failure == null ? arrived(answer, id, settings) : untold(Failure.reason(failure), settings));
    }

    private List<MailboxEvent> arrived(Answer answer, String id, Settings settings) {
        return answer.isSuccess()
                ? HandlerEvents.read(answer.body(), id, clock.instant())
                : untold(answer.reason(), settings);
    }

    private List<MailboxEvent> untold(String reason, Settings settings) {
        LOG.warnf(
                "status not told channel=%s tenant=%s reason=%s", box.channel().wireName(), settings.tenant(), reason);
        return List.of();
    }
}
