package eu.briefwissel.channel.ebox;

import eu.briefwissel.channel.Capabilities;
import eu.briefwissel.channel.Connector;
import eu.briefwissel.channel.Letter;
import eu.briefwissel.channel.Objection;
import eu.briefwissel.channel.Outstanding;
import eu.briefwissel.channel.wire.Outcome;
import eu.briefwissel.delivery.Addressee;
import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.Handover;
import eu.briefwissel.delivery.MailboxEvent;
import eu.briefwissel.delivery.Message;
import eu.briefwissel.delivery.Reach;
import eu.briefwissel.tenant.EboxProfiles;
import eu.briefwissel.tenant.Finding;
import eu.briefwissel.tenant.SenderSettings;
import eu.briefwissel.tenant.Settings;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Publishes in one kind of eBox, and asks whether what was published has been opened. */
final class EboxConnector implements Connector {

    private static final String ASK_FIRST = "ask-first";

    private final Spoken spoken;
    private final Box box;
    private final EboxLine line;
    private final EboxPreferences preferences;
    private final EboxReading reading;
    private final Mandates mandates;
    private final EboxCheck check;
    private final InstantSource clock;

    EboxConnector(Spoken spoken, EboxLine line, Mandates mandates, EboxCheck check, InstantSource clock) {
        this.spoken = spoken;
        this.box = spoken.box();
        this.line = line;
        this.preferences = new EboxPreferences(box, line, clock);
        this.reading = new EboxReading(box, line, clock);
        this.mandates = mandates;
        this.check = check;
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
    public String dialect(Settings settings) {
        return spoken.dialect(settings);
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

    @Override
    public boolean knowsBeforehand(Settings settings) {
        return settings.find(box.setting("mailbox")).filter(ASK_FIRST::equals).isPresent();
    }

    @Override
    public int reachTogether() {
        return EboxAssumptions.PREFERENCES_LIMIT;
    }

    /** What the federation says in one environment says nothing of the other. */
    @Override
    public String reachWithin(String messageType, Settings settings) {
        return SenderSettings.isProduction(channel(), settings) ? "" : EboxProfiles.INT;
    }

    /** Unless the tenant wants to ask, "e-Box First" (RSZ): publish, and look whether the answer says that nobody uses the box. */
    @Override
    public Uni<Reach> reach(Addressee addressee, Settings settings) {
        if (!knowsBeforehand(settings)) {
            return Uni.createFrom().item(new Reach.NotToldBeforehand());
        }
        return addressee.recipient().scheme() == box.scheme()
                ? preferences.of(addressee.recipient().value(), settings)
                : Uni.createFrom().item(new Reach.NoMailbox());
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
        return mandates.of(Mandates.question(box, settings), call -> line.exchange(settings, account, call))
                .chain(mandate -> switch (mandate) {
                    case GIVEN -> publish(letter, draft);
                    case MISSING -> Uni.createFrom().item(new Handover.NotAllowed("mandate-missing"));
                    case UNKNOWN -> Uni.createFrom().item(new Handover.TryLater("mandate-unknown"));
                });
    }

    private Uni<Handover> publish(Letter letter, Draft draft) {
        return line.exchange(
                        draft.settings(),
                        draft.account(),
                        bearer -> Publishing.call(spoken, line.api(), bearer, letter, draft))
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
        return reading.poll(outstanding, settings);
    }
}
