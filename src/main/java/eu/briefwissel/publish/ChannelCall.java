package eu.briefwissel.publish;

import eu.briefwissel.channel.Capabilities;
import eu.briefwissel.channel.ChannelConfig;
import eu.briefwissel.channel.Connector;
import eu.briefwissel.channel.Connectors;
import eu.briefwissel.channel.Letter;
import eu.briefwissel.channel.OperatorPause;
import eu.briefwissel.crypto.UnusableKey;
import eu.briefwissel.delivery.Call;
import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.ChannelTerms;
import eu.briefwissel.delivery.Decision;
import eu.briefwissel.delivery.Delivery;
import eu.briefwissel.delivery.HandingOver;
import eu.briefwissel.delivery.Handover;
import eu.briefwissel.delivery.Message;
import eu.briefwissel.store.Outgoing;
import eu.briefwissel.telemetry.Attribute;
import eu.briefwissel.telemetry.Span;
import eu.briefwissel.telemetry.SpanName;
import eu.briefwissel.tenant.SenderSettings;
import eu.briefwissel.tenant.SettingMissing;
import eu.briefwissel.tenant.Settings;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** One call to a channel: whether it may be made, what came of it, what follows. */
@ApplicationScoped
class ChannelCall {

    private static final Logger LOG = Logger.getLogger(ChannelCall.class);

    private final Connectors connectors;
    private final ChannelConfig config;
    private final ReadingDeadline deadline;
    private final OperatorPause pause;
    private final CallMeters meters;
    private final InstantSource clock;

    ChannelCall(
            Connectors connectors,
            ChannelConfig config,
            ReadingDeadline deadline,
            OperatorPause pause,
            CallMeters meters,
            InstantSource clock) {
        this.connectors = connectors;
        this.config = config;
        this.deadline = deadline;
        this.pause = pause;
        this.meters = meters;
        this.clock = clock;
    }

    /** By which dialects this tenant's channels would be called about a message. */
    Map<ChannelName, String> dialects(Settings tenant, Message message) {
        return connectors.dialects(SenderSettings.of(tenant, message.sentBy()));
    }

    /**
     * Calls the channel, unless a call before this one was cut off, or is in doubt and was made by another dialect, and
     * the channel would not recognise a repeat: those get at most one send. Nor is it called in production for a sender that
     * has not taken every step, nor in another environment than the one that the message was accepted for.
     *
     * @param settings those of the sender
     */
    Uni<Handover> call(Outgoing outgoing, Settings settings, Span span) {
        Connector connector = connectors.of(outgoing.leg().channel(), settings);
        if (outgoing.wasInFlight() && !connector.capabilities().recognisesRepeat()) {
            return Uni.createFrom().item(new Handover.Unknown("cut-off"));
        }
        if (isOfAnotherDialect(outgoing, connector, settings)) {
            return Uni.createFrom().item(new Handover.Unknown("dialect-changed"));
        }
        if (isOfAnotherEnvironment(outgoing, settings)) {
            return Uni.createFrom().item(new Handover.NotAllowed("environment-changed"));
        }
        if (isClosed(outgoing, settings)) {
            return Uni.createFrom().item(new Handover.NotAllowed("onboarding-incomplete"));
        }
        return span.within(SpanName.HAND_OVER, call -> handOver(outgoing, settings, connector, call));
    }

    private Uni<Handover> handOver(Outgoing outgoing, Settings settings, Connector connector, Span span) {
        Letter letter = new Letter(outgoing.wireId(), outgoing.sending(), outgoing.message());
        var operator = new OperatorPause.Operator(outgoing.delivery().tenant(), connector.channel());
        var begun = meters.begin();
        return Uni.createFrom()
                .deferred(() -> connector.handOver(letter, settings))
                .onFailure(SettingMissing.class)
                .recoverWithItem(missing -> new Handover.TryLater("setting-missing:" + missing.name()))
                .onFailure(UnusableKey.class)
                .recoverWithItem(new Handover.NotAllowed("key-unusable"))
                .onFailure()
                .recoverWithItem(bug -> unexpected(outgoing, bug, span))
                .invoke(handover -> meters.ended(connector.channel(), handover, begun))
                .invoke(handover -> pause.answered(
                        operator, handover, connector.capabilities().recognisesRepeat()))
                .invoke(handover -> tell(outgoing, handover, span));
    }

    /** What follows for the delivery as it stands now; empty where nothing does. */
    Optional<Decision> decide(Delivery now, Outgoing outgoing, Settings settings, int failedBefore, Handover handover) {
        Call call = new Call(
                outgoing.leg(),
                failedBefore,
                clock.instant(),
                outgoing.earlier().inDoubt());
        return new HandingOver(now, call, terms(outgoing, settings, call.at())).ended(handover);
    }

    private ChannelTerms terms(Outgoing outgoing, Settings settings, Instant now) {
        Connector connector = connectors.of(outgoing.leg().channel(), settings);
        Capabilities capabilities = connector.capabilities();
        boolean isPulled = capabilities.reading() == Capabilities.Reading.PULLED;
        return new ChannelTerms(
                capabilities.recognisesRepeat() && !isOfAnotherDialect(outgoing, connector, settings),
                config.retries(),
                deadline.of(outgoing, now),
                isPulled ? Optional.of(config.pollEvery()) : Optional.empty());
    }

    /** Whether what may have been taken went by a dialect whose ids this one does not know. */
    private static boolean isOfAnotherDialect(Outgoing outgoing, Connector connector, Settings settings) {
        return outgoing.earlier()
                .dialect()
                .filter(before -> !before.equals(connector.dialect(settings)))
                .isPresent();
    }

    /** Test letters must not reach people, nor people's letters go to a test environment, because an account was set anew. */
    private static boolean isOfAnotherEnvironment(Outgoing outgoing, Settings settings) {
        ChannelName channel = outgoing.leg().channel();
        return outgoing.production()
                .filter(accepted -> accepted.contains(channel) != SenderSettings.isProduction(channel, settings))
                .isPresent();
    }

    /** Production may have been opened or closed, or the account have become one of production, since it was accepted. */
    private static boolean isClosed(Outgoing outgoing, Settings settings) {
        ChannelName channel = outgoing.leg().channel();
        return outgoing.message()
                .sentBy()
                .filter(by -> !SenderSettings.closedFor(by, channel, settings).isEmpty())
                .isPresent();
    }

    private static Handover unexpected(Outgoing outgoing, Throwable bug, Span span) {
        span.says(Attribute.ERROR, bug.getClass().getSimpleName());
        span.log(() -> LOG.errorf(
                bug, "a connector failed delivery=%s", outgoing.delivery().id()));
        return new Handover.Unknown("failed:" + bug.getClass().getSimpleName());
    }

    private static void tell(Outgoing outgoing, Handover handover, Span span) {
        String channel = outgoing.leg().channel().wireName();
        String outcome = handover.getClass().getSimpleName();
        int attempt = outgoing.leg().attempt();
        span.says(Attribute.CHANNEL, channel)
                .says(Attribute.ATTEMPT, String.valueOf(attempt))
                .says(Attribute.OUTCOME, outcome);
        span.log(() -> LOG.infof(
                "handed over delivery=%s channel=%s attempt=%d outcome=%s",
                outgoing.delivery().id(), channel, attempt, outcome));
    }
}
