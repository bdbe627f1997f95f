package eu.briefwissel.channel.berichtenbox.globe;

import com.fasterxml.jackson.databind.JsonNode;
import eu.briefwissel.channel.ResultInbox;
import eu.briefwissel.channel.berichtenbox.Dialect;
import eu.briefwissel.channel.wire.Answer;
import eu.briefwissel.channel.wire.Failure;
import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.MailboxEvent;
import eu.briefwissel.tenant.Settings;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/** What lies at the tenants' ebMS adapters: results of batches from Logius, and how our own messages fared on their way. */
@ApplicationScoped
class GlobeInbox implements ResultInbox {

    private static final Logger LOG = Logger.getLogger(GlobeInbox.class);
    private static final String MESSAGE = "message:";
    private static final String EVENT = "event:";
    private static final int LONGEST_ID = 500;

    private final Adapter adapter;
    private final LeftLying left;
    private final GlobeConfig config;
    private final InstantSource clock;

    @Inject
    GlobeInbox(Adapter adapter, LeftLying left, GlobeConfig config, InstantSource clock) {
        this.adapter = adapter;
        this.left = left;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public ChannelName channel() {
        return ChannelName.BERICHTENBOX;
    }

    @Override
    public boolean isOpenFor(Settings settings) {
        return Dialect.of(settings) == Dialect.GLOBE;
    }

    /** Results first: one of them says more than that our message never came through. */
    @Override
    public Uni<List<Parcel>> look(Settings settings) {
        return Uni.createFrom().deferred(() -> {
            GlobeAccount account = GlobeAccount.of(settings);
            return results(account, settings)
                    .chain(results -> events(account, settings)
                            .map(events -> Stream.concat(results.stream(), events.stream())
                                    .toList()));
        });
    }

    @Override
    public Uni<Void> takeAway(Parcel parcel, Settings settings) {
        GlobeAccount account = GlobeAccount.of(settings);
        Uni<Answer> call = parcel.id().startsWith(MESSAGE)
                ? adapter.messageProcessed(parcel.id().substring(MESSAGE.length()), account)
                : adapter.eventProcessed(parcel.id().substring(EVENT.length()), account);
        return call.onFailure()
                .invoke(failure -> told("mark as processed", Failure.reason(failure), settings))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    @Override
    public void leave(Parcel parcel, Settings settings) {
        left.others(settings.tenant(), parcel.id());
    }

    private Uni<List<Parcel>> results(GlobeAccount account, Settings settings) {
        int most = config.mostResults() + left.many(settings.tenant());
        return list(adapter.unprocessed(account, most), "list results", settings)
                .map(list -> list.map(JsonNode::asText)
                        .filter(id -> isId(id) && !left.knows(settings.tenant(), MESSAGE + id))
                        .limit(config.mostResults())
                        .toList())
                .chain(ids -> Multi.createFrom()
                        .iterable(ids)
                        .onItem()
                        .transformToUniAndConcatenate(id -> result(id, account, settings))
                        // An adapter that does not answer about one is not asked about two hundred.
                        .onFailure()
                        .recoverWithCompletion()
                        .filter(Optional::isPresent)
                        .map(Optional::get)
                        .collect()
                        .asList());
    }

    private Uni<Optional<Parcel>> result(String id, GlobeAccount account, Settings settings) {
        return answered(adapter.message(id, account), "fetch a result", settings)
                .map(message -> parcel(id, message, settings));
    }

    private Optional<Parcel> parcel(String id, JsonNode message, Settings settings) {
        Optional<Parcel> parcel = AdapterContent.of(message)
                .flatMap(ReadResult::of)
                .map(result -> new Parcel(MESSAGE + id, events(id, result, message)));
        if (parcel.isEmpty()) {
            left.unreadable(settings.tenant(), MESSAGE + id);
        }
        return parcel;
    }

    private List<MailboxEvent> events(String id, BatchResult result, JsonNode message) {
        String about = message.at("/properties/refToMessageId").asText();
        return ResultEvents.of(id, AdapterMessage.sendingOf(about), result, clock.instant());
    }

    private Uni<List<Parcel>> events(GlobeAccount account, Settings settings) {
        int most = config.mostResults() + left.many(settings.tenant());
        return list(adapter.events(account, most), "list events", settings)
                .map(list -> list.filter(event -> isId(event.path("messageId").asText()))
                        .filter(event -> isOurs(event.path("messageId").asText(), settings))
                        .limit(config.mostResults())
                        .map(this::event)
                        .toList());
    }

    /** The ids of our messages are made here. Those of another system that shares the CPA are its own. */
    private boolean isOurs(String messageId, Settings settings) {
        if (AdapterMessage.letterOf(messageId).isEmpty()) {
            left.others(settings.tenant(), EVENT + messageId);
        }
        return !left.knows(settings.tenant(), EVENT + messageId);
    }

    /** That it came through says nothing yet of what becomes of it. */
    private Parcel event(JsonNode event) {
        String messageId = event.path("messageId").asText();
        String type = event.path("type").asText();
        List<MailboxEvent> told = type.equals("FAILED") || type.equals("EXPIRED")
                ? List.of(ResultEvents.ofFailed(messageId, type, clock.instant()))
                : List.of();
        return new Parcel(EVENT + messageId, told);
    }

    /** The elements of a list; none where there is no list, which operators are told of. */
    private static Uni<Stream<JsonNode>> list(Uni<Answer> call, String what, Settings settings) {
        return answered(call, what, settings)
                .map(list -> {
                    if (!list.isArray()) {
                        told(what, "no-list", settings);
                    }
                    return StreamSupport.stream(list.spliterator(), false).filter(_ -> list.isArray());
                })
                .onFailure()
                .recoverWithItem(() -> Stream.empty());
    }

    /** The JSON of an answer; a failure where there is none, which operators have been told of. */
    private static Uni<JsonNode> answered(Uni<Answer> call, String what, Settings settings) {
        return call.onFailure()
                .invoke(failure -> told(what, Failure.reason(failure), settings))
                .invoke(answer -> {
                    if (!answer.isSuccess()) {
                        told(what, answer.reason(), settings);
                        throw new NoAnswer();
                    }
                })
                .map(Answer::body);
    }

    /** Nothing came that can be gone on with. */
    private static final class NoAnswer extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoAnswer() {
            super("the ebMS adapter did not answer as it should", null, false, false);
        }
    }

    private static void told(String what, String reason, Settings settings) {
        LOG.warnf("the ebMS adapter did not %s tenant=%s reason=%s", what, settings.tenant(), reason);
    }

    private static boolean isId(String id) {
        return !id.isBlank() && id.length() <= LONGEST_ID && id.chars().noneMatch(Character::isISOControl);
    }
}
