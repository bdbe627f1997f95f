package eu.briefwissel.channel.ebox;

import eu.briefwissel.channel.Capabilities;
import eu.briefwissel.channel.Connector;
import eu.briefwissel.channel.Letter;
import eu.briefwissel.channel.Objection;
import eu.briefwissel.channel.Outstanding;
import eu.briefwissel.channel.wire.Answer;
import eu.briefwissel.channel.wire.Authorised;
import eu.briefwissel.channel.wire.ClientCredentials;
import eu.briefwissel.channel.wire.Failure;
import eu.briefwissel.channel.wire.Outcome;
import eu.briefwissel.channel.wire.PerTenant;
import eu.briefwissel.channel.wire.TokenClients;
import eu.briefwissel.delivery.Addressee;
import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.Handover;
import eu.briefwissel.delivery.MailboxEvent;
import eu.briefwissel.delivery.Message;
import eu.briefwissel.delivery.Reach;
import eu.briefwissel.tenant.Finding;
import eu.briefwissel.tenant.Settings;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Publishes in one kind of eBox, and asks whether what was published has been opened. */
final class EboxConnector implements Connector {

    private static final Logger LOG = Logger.getLogger(EboxConnector.class);

    private final Spoken spoken;
    private final Box box;
    private final EboxApi api;
    private final PerTenant<ClientCredentials, Authorised> exchanges;
    private final Mandates mandates;
    private final EboxCheck check;
    private final Duration timeout;
    private final InstantSource clock;

    EboxConnector(Spoken spoken, EboxApi api, TokenClients tokens, EboxConfig config, InstantSource clock) {
        this.spoken = spoken;
        this.box = spoken.box();
        this.api = api;
        this.exchanges = tokens.perTenant(config.tokenTimeout());
        this.mandates = new Mandates(api, clock);
        this.check = new EboxCheck(box, api, tokens, mandates, new EboxCheck.Rim(config, clock));
        this.timeout = config.timeout();
        this.clock = clock;
    }

    @Override
    public ChannelName channel() {
        return box.channel();
    }

    @Override
    public boolean speaksFor(Settings settings) {
        return spoken.isSpokenBy(settings);
    }

    @Override
    public String dialect() {
        return spoken.dialect();
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                false, Capabilities.Reading.PULLED, false, spoken.version().recognisesRepeat());
    }

    @Override
    public boolean takesRegistered(Settings settings) {
        return EboxTerms.of(box, settings).takesRegistered();
    }

    @Override
    public List<Objection> objections(Message message, Settings settings) {
        List<Objection> objections = new ArrayList<>(EboxRules.broken(spoken, message, settings));
        message.handling()
                .ebox()
                .expires()
                .filter(expires -> !expires.isAfter(clock.instant()))
                .ifPresent(_ -> objections.add(new Objection("/ebox/expires", "past", "must be still to come")));
        return objections;
    }

    /** "e-Box First" (RSZ): publish, and look whether the answer says that nobody ever opened the box. */
    @Override
    public Uni<Reach> reach(Addressee addressee, Settings settings) {
        return Uni.createFrom().item(new Reach.NotToldBeforehand());
    }

    @Override
    public Uni<Handover> handOver(Letter letter, Settings settings) {
        return Uni.createFrom()
                .deferred(() -> Publishing.obstacle(spoken, letter.message(), settings)
                        .map(obstacle -> Uni.createFrom().item(obstacle))
                        .orElseGet(() -> publish(letter, settings)));
    }

    private Uni<Handover> publish(Letter letter, Settings settings) {
        EboxAccount account = EboxAccount.of(box, settings);
        Draft draft = new Draft(box, letter.message(), account, settings);
        draft.messageTypeId();
        if (!draft.isOnBehalf()) {
            return publish(letter, draft);
        }
        return mandates.of(Mandates.question(box, settings), call -> exchange(settings, account, call))
                .chain(mandate -> switch (mandate) {
                    case GIVEN -> publish(letter, draft);
                    // Nothing was sent: it goes out once the sender has given one.
                    case MISSING -> Uni.createFrom().item(new Handover.TryLater("mandate-missing"));
                    case UNKNOWN -> Uni.createFrom().item(new Handover.TryLater("mandate-unknown"));
                });
    }

    private Uni<Handover> publish(Letter letter, Draft draft) {
        return exchange(
                        draft.settings(),
                        draft.account(),
                        bearer -> Publishing.call(spoken, api, bearer, letter, draft))
                .onItemOrFailure()
                .transform((answer, failure) -> failure == null
                        ? EboxAnswers.handover(spoken.version(), answer, clock.instant())
                        : Outcome.of(failure));
    }

    @Override
    public Optional<Instant> credentialsEnd(Settings settings) {
        return EboxAccount.certificateEnd(box, settings);
    }

    @Override
    public Uni<List<Finding>> check(Settings settings) {
        return Uni.createFrom().deferred(() -> check.of(settings));
    }

    @Override
    public int pollLimit() {
        return EboxAssumptions.STATUS_LIMIT;
    }

    @Override
    public Uni<List<MailboxEvent>> poll(List<Outstanding> outstanding, Settings settings) {
        if (outstanding.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return Uni.createFrom().deferred(() -> {
            EboxAccount account = EboxAccount.of(box, settings);
            byte[] body = EboxStatus.request(box, outstanding);
            return exchange(settings, account, bearer -> api.status(account.base(), bearer, body))
                    .onItemOrFailure()
                    .transform((answer, failure) -> failure == null
                            ? told(answer, outstanding, settings)
                            : untold(Failure.reason(failure), settings));
        });
    }

    private List<MailboxEvent> told(Answer answer, List<Outstanding> outstanding, Settings settings) {
        return answer.isSuccess() && answer.body().isArray()
                ? EboxStatus.read(answer, outstanding, clock.instant())
                : untold(answer.reason(), settings);
    }

    private List<MailboxEvent> untold(String reason, Settings settings) {
        LOG.warnf("status not told channel=%s tenant=%s reason=%s", channel().wireName(), settings.tenant(), reason);
        return List.of();
    }

    private Uni<Answer> exchange(Settings settings, EboxAccount account, Function<String, Uni<Response>> call) {
        return exchanges
                .of(settings.tenant(), account.credentials().account(), account.credentials())
                .exchange(call)
                .ifNoItem()
                .after(timeout)
                .fail();
    }
}
