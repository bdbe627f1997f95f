package eu.briefwissel.channel.berichtenbox;

import eu.briefwissel.channel.Capabilities;
import eu.briefwissel.channel.Connector;
import eu.briefwissel.channel.Letter;
import eu.briefwissel.channel.wire.Answer;
import eu.briefwissel.channel.wire.Authorised;
import eu.briefwissel.channel.wire.ClientCredentials;
import eu.briefwissel.channel.wire.Failure;
import eu.briefwissel.channel.wire.Outcome;
import eu.briefwissel.channel.wire.PerTenant;
import eu.briefwissel.channel.wire.TokenClients;
import eu.briefwissel.crypto.Signer;
import eu.briefwissel.crypto.Signers;
import eu.briefwissel.crypto.UnusableKey;
import eu.briefwissel.delivery.Addressee;
import eu.briefwissel.delivery.Cause;
import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.Handover;
import eu.briefwissel.delivery.Reach;
import eu.briefwissel.delivery.Recipient;
import eu.briefwissel.delivery.RecipientScheme;
import eu.briefwissel.tenant.Settings;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Hands letters over to the Berichtenbox, signed with the tenant's key (BBK 1.7). */
@ApplicationScoped
class BerichtenboxConnector implements Connector {

    private static final Logger LOG = Logger.getLogger(BerichtenboxConnector.class);

    private final BerichtenboxConfig config;
    private final InstantSource clock;
    private final TenantClients<BbkApi> clients;
    private final PerTenant<ClientCredentials, Authorised> exchanges;
    private final SigningKeys keys;

    @Inject
    BerichtenboxConnector(
            BerichtenboxConfig config,
            TokenClients tokens,
            Signers signers,
            CertificateDates dates,
            InstantSource clock) {
        this.config = config;
        this.clock = clock;
        this.keys = new SigningKeys(signers, dates);
        this.exchanges = tokens.perTenant(config.tokenTimeout());
        this.clients = new TenantClients<>(BbkApi.class, config, TlsChoice.LOGIUS);
    }

    @Override
    public ChannelName channel() {
        return ChannelName.BERICHTENBOX;
    }

    @Override
    public boolean speaksFor(Settings settings) {
        return Dialect.of(settings) == Dialect.BBK;
    }

    @Override
    public String dialect(Settings settings) {
        return Dialect.BBK.wireName();
    }

    @Override
    public Capabilities capabilities() {
        // The seed retries network failures with the same messageId: a repeat is the same message.
        return new Capabilities(true, Capabilities.Reading.PUSHED, true, true);
    }

    @Override
    public Optional<Instant> credentialsEnd(Settings settings) {
        return keys.end(settings);
    }

    @Override
    public Uni<Reach> reach(Addressee addressee, Settings settings) {
        Recipient recipient = addressee.recipient();
        if (recipient.scheme() != RecipientScheme.BSN) {
            return Uni.createFrom().item(new Reach.NoMailbox());
        }
        return Uni.createFrom().deferred(() -> check(recipient, BbkAccount.of(settings), settings));
    }

    private Uni<Reach> check(Recipient recipient, BbkAccount account, Settings settings) {
        byte[] body = BbkMessage.bytes(new BbkMessage.Addressee(recipient.value()));
        BbkApi api;
        try {
            api = clients.of(settings);
        } catch (UnusableKey e) {
            return Uni.createFrom().item(new Reach.TryLater(unusable(settings, e)));
        }
        return within(exchange(account, settings).exchange(bearer -> api.check(account.base(), bearer, body)))
                .onItemOrFailure()
                .transform((answer, failure) -> failure == null
                        ? BbkAnswers.reach(answer, clock.instant())
                        : new Reach.TryLater(Failure.reason(failure)));
    }

    @Override
    public Uni<Handover> handOver(Letter letter, Settings settings) {
        if (letter.message().recipient().scheme() != RecipientScheme.BSN) {
            return Uni.createFrom().item(new Handover.Refused(Cause.NO_MAILBOX, "no-bsn"));
        }
        return Uni.createFrom().deferred(() -> send(letter, settings));
    }

    private Uni<Handover> send(Letter letter, Settings settings) {
        BbkAccount account = BbkAccount.of(settings);
        Signer signer;
        BbkApi api;
        try {
            signer = keys.of(settings);
            api = clients.of(settings);
        } catch (UnusableKey e) { // refuse rather than send unsigned
            return Uni.createFrom().item(new Handover.TryLater(unusable(settings, e)));
        }
        byte[] body = BbkMessage.of(letter).toBytes();
        return signed(signer, body)
                .map(signature -> new SignatureHeaders(letter.wireId(), clock.instant(), signature))
                .chain(signature -> within(exchange(account, settings)
                                .exchange(bearer -> api.send(account.base(), bearer, signature, body)))
                        .onItemOrFailure()
                        .transform((answer, failure) ->
                                failure == null ? BbkAnswers.handover(answer, clock.instant()) : Outcome.of(failure)));
    }

    /** An operator has to mend the setting. */
    private static String unusable(Settings settings, UnusableKey e) {
        LOG.warnf("signing key unusable tenant=%s rule=\"%s\"", settings.tenant(), e.getMessage());
        return "signing-key-unusable";
    }

    /** A signature takes a millisecond of arithmetic: on a worker thread, then back to where the call goes on. */
    private static Uni<String> signed(Signer signer, byte[] body) {
        Context context = Vertx.currentContext();
        Uni<String> signature =
                Uni.createFrom().item(() -> signer.sign(body)).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
        return context == null ? signature : signature.emitOn(back -> context.runOnContext(_ -> back.run()));
    }

    private Authorised exchange(BbkAccount account, Settings settings) {
        return exchanges.of(settings.tenant(), account.credentials());
    }

    private Uni<Answer> within(Uni<Answer> exchange) {
        return exchange.ifNoItem().after(config.timeout()).fail();
    }
}
