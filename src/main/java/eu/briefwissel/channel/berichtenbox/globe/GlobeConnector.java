package eu.briefwissel.channel.berichtenbox.globe;

import eu.briefwissel.channel.Capabilities;
import eu.briefwissel.channel.Connector;
import eu.briefwissel.channel.Letter;
import eu.briefwissel.channel.Objection;
import eu.briefwissel.channel.berichtenbox.CertificateDates;
import eu.briefwissel.channel.berichtenbox.Dialect;
import eu.briefwissel.channel.berichtenbox.TlsChoice;
import eu.briefwissel.channel.wire.Answer;
import eu.briefwissel.channel.wire.Outcome;
import eu.briefwissel.crypto.UnusableKey;
import eu.briefwissel.delivery.Addressee;
import eu.briefwissel.delivery.Cause;
import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.Handover;
import eu.briefwissel.delivery.Message;
import eu.briefwissel.delivery.Reach;
import eu.briefwissel.delivery.Receipt;
import eu.briefwissel.delivery.RecipientScheme;
import eu.briefwissel.document.DocumentTerms;
import eu.briefwissel.tenant.Settings;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Hands letters over to the Berichtenbox by GLOBE: each as a batch of its own, to the tenant's ebMS adapter. */
@ApplicationScoped
class GlobeConnector implements Connector {

    /** Aansluithandleiding: a subscription check is at most 7 days old when the letter is sent. */
    private static final Duration CHECK_HOLDS = Duration.ofDays(7);

    private final Adapter adapter;
    private final Subscriptions subscriptions;
    private final GlobeConfig config;
    private final CertificateDates dates;
    private final InstantSource clock;

    @Inject
    GlobeConnector(
            Adapter adapter,
            Subscriptions subscriptions,
            GlobeConfig config,
            CertificateDates dates,
            InstantSource clock) {
        this.dates = dates;
        this.adapter = adapter;
        this.subscriptions = subscriptions;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public ChannelName channel() {
        return ChannelName.BERICHTENBOX;
    }

    @Override
    public boolean speaksFor(Settings settings) {
        return Dialect.of(settings) == Dialect.GLOBE;
    }

    @Override
    public String dialect(Settings settings) {
        return Dialect.GLOBE.wireName();
    }

    @Override
    public Capabilities capabilities() {
        // Aansluithandleiding: a resend has the same BatchID and BerichtID, and is told BerichtBestaatAl.
        // Senders are not told when a letter is read, and citizens cannot answer it.
        return new Capabilities(true, Capabilities.Reading.NEVER_TOLD, false, true);
    }

    @Override
    public List<Objection> objections(Message message, Settings settings) {
        return GlobeRules.broken(message, settings);
    }

    @Override
    public int reachTogether() {
        return Subscriptions.MOST_AT_ONCE;
    }

    @Override
    public DocumentTerms documentTerms(Settings settings) {
        return GlobeRules.documentTerms(settings);
    }

    @Override
    public Uni<Reach> reach(Addressee addressee, Settings settings) {
        if (addressee.recipient().scheme() != RecipientScheme.BSN) {
            return Uni.createFrom().item(new Reach.NoMailbox());
        }
        return Uni.createFrom()
                .deferred(() -> subscriptions.of(
                        addressee.recipient().value(), reachWithin(addressee.messageType(), settings), settings));
    }

    /** A subscription is one to letters of a BerichtType. */
    @Override
    public String reachWithin(String messageType, Settings settings) {
        return GlobeAccount.messageType(settings, messageType);
    }

    @Override
    public Optional<Duration> reachHolds() {
        return Optional.of(CHECK_HOLDS);
    }

    /** The adapter signs with keys of its own; ours are presented, to it and where subscriptions are asked for. */
    @Override
    public Optional<Instant> credentialsEnd(Settings settings) {
        return Stream.of(TlsChoice.LOGIUS, TlsChoice.ADAPTER)
                .flatMap(choice -> choice.presented(settings).stream())
                .flatMap(certificate -> dates.end(settings.tenant(), certificate).stream())
                .min(Comparator.naturalOrder());
    }

    @Override
    public Uni<Handover> handOver(Letter letter, Settings settings) {
        if (letter.message().recipient().scheme() != RecipientScheme.BSN) {
            return Uni.createFrom().item(new Handover.Refused(Cause.NO_MAILBOX, "no-bsn"));
        }
        return Uni.createFrom().deferred(() -> send(letter, GlobeAccount.of(settings), settings));
    }

    private Uni<Handover> send(Letter letter, GlobeAccount account, Settings settings) {
        return switch (GlobeText.of(letter.message().body())) {
            // Checked when it came in; the tenant may have changed its dialect since.
            case GlobeText.Turned.Refused(String rule, String _) ->
                Uni.createFrom().item(new Handover.Refused(Cause.REFUSED, rule));
            case GlobeText.Turned.Text(String text) -> {
                UUID batchId = letter.wireId();
                GlobeBatch batch = new GlobeBatch(
                        batchId, clock.instant(), account.oin(), List.of(GlobeLetter.of(letter, text, settings)));
                yield adapter.send(AdapterMessage.of(batch, letter.sending(), account.cpa()), account)
                        .onItemOrFailure()
                        .transform((answer, failure) ->
                                failure == null ? outcome(answer, batchId, clock.instant()) : broken(failure));
            }
        };
    }

    private static Handover broken(Throwable failure) {
        return failure instanceof UnusableKey ? new Handover.TryLater("adapter-key-unusable") : Outcome.of(failure);
    }

    private Handover outcome(Answer answer, UUID batch, Instant now) {
        if (answer.isSuccess()) {
            return new Handover.Underway(new Receipt(batch.toString(), now), config.resultWithin());
        }
        // The adapter looks at the envelope, and is the tenant's own: what it refuses is its state or its set-up, never
        // a
        // letter's fault, which must not send letters elsewhere at once.
        boolean isSetUp = answer.status() / 100 == 4 && !Outcome.isBusy(answer);
        return isSetUp ? new Handover.TryLater(answer.reason()) : Outcome.of(answer, now);
    }
}
