package eu.briefwissel.channel.email;

import eu.briefwissel.channel.Capabilities;
import eu.briefwissel.channel.Connector;
import eu.briefwissel.channel.Letter;
import eu.briefwissel.delivery.Addressee;
import eu.briefwissel.delivery.Cause;
import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.Handover;
import eu.briefwissel.delivery.Reach;
import eu.briefwissel.delivery.Receipt;
import eu.briefwissel.tenant.Settings;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.mail.MailMessage;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.mail.MailClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Hands letters over to the installation's mail server. The mail client tells an answer of the server from a call that broke
 * off, and neither prints mails nor drops them in silence.
 */
@ApplicationScoped
class EmailConnector implements Connector {

    private static final String CONTENT = "email.content";
    private static final String FULL = "full";

    private final MailClient client;
    private final Vertx vertx;
    private final EmailConfig config;
    private final InstantSource clock;

    @Inject
    EmailConnector(MailClient client, Vertx vertx, EmailConfig config, InstantSource clock) {
        this.client = client;
        this.vertx = vertx;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public ChannelName channel() {
        return ChannelName.EMAIL;
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(false, Capabilities.Reading.NEVER_TOLD, false, false);
    }

    @Override
    public Uni<Reach> reach(Addressee addressee, Settings settings) {
        return Uni.createFrom().item(new Reach.NotToldBeforehand());
    }

    @Override
    public Uni<Handover> handOver(Letter letter, Settings settings) {
        Optional<String> email = letter.message().contact().email();
        if (email.isEmpty()) {
            return refused("no-email-address");
        }
        return MailAddress.parse(email.get())
                .map(to -> Uni.createFrom().deferred(() -> send(letter, Envelope.of(settings, to), settings)))
                .orElseGet(() -> refused("email-address-unusable"));
    }

    private static Uni<Handover> refused(String reason) {
        return Uni.createFrom().item(new Handover.Refused(Cause.NO_ADDRESS, reason));
    }

    private Uni<Handover> send(Letter letter, Envelope envelope, Settings settings) {
        MailMessage mail = settings.find(CONTENT).filter(FULL::equals).isPresent()
                ? Mails.full(letter, envelope, clock.instant())
                : Mails.notice(letter, envelope, clock.instant());
        return Uni.createFrom()
                .deferred(() -> client.sendMail(mail))
                .runSubscriptionOn(this::onOneEventLoop)
                .ifNoItem()
                .after(config.timeout())
                .fail()
                .onItemOrFailure()
                .transform((_, failure) -> failure == null
                        ? new Handover.Taken(new Receipt(Mails.messageId(letter, envelope.from()), clock.instant()))
                        : SmtpOutcome.of(failure));
    }

    /** Called from elsewhere, the mail client can miss that its connection was closed, and says nothing until the time-out. */
    private void onOneEventLoop(Runnable sending) {
        vertx.getOrCreateContext().runOnContext(sending);
    }
}
