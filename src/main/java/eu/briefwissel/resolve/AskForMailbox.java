package eu.briefwissel.resolve;

import eu.briefwissel.channel.ChannelConfig;
import eu.briefwissel.channel.Connector;
import eu.briefwissel.channel.Connectors;
import eu.briefwissel.channel.OperatorPause;
import eu.briefwissel.delivery.Addressee;
import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.Reach;
import eu.briefwissel.store.KnownMailboxes;
import eu.briefwissel.tenant.SettingMissing;
import eu.briefwissel.tenant.Settings;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Asks one channel whether the recipient can be reached on it, unless it said so lately (BBK 1.7: a mailbox resolution
 * counts for 24 hours), or its operator takes nothing now. Channels that only tell on arrival are asked each time, without
 * any call.
 */
@ApplicationScoped
class AskForMailbox {

    private final Connectors connectors;
    private final KnownMailboxes known;
    private final OperatorPause pause;
    private final Duration within;
    private final InstantSource clock;

    AskForMailbox(
            Connectors connectors,
            KnownMailboxes known,
            OperatorPause pause,
            ChannelConfig config,
            InstantSource clock) {
        this.connectors = connectors;
        this.known = known;
        this.pause = pause;
        this.within = config.mailboxKnownFor();
        this.clock = clock;
    }

    /** What came of asking. */
    sealed interface Answer {

        /**
         * The channel said it, now or lately.
         *
         * @param askedAt when; empty where it was not asked at all, or did not answer
         */
        record Told(Reach reach, Optional<Instant> askedAt) implements Answer {}

        /** Its operator takes nothing before then: it was not asked, and nothing failed. */
        record PutOff(Instant until) implements Answer {}
    }

    Uni<Answer> reach(ChannelName channel, Question question) {
        return reach(connectors.of(channel, question.settings()), question.addressee(), question.settings());
    }

    Uni<Answer> reach(Connector connector, Addressee addressee, Settings settings) {
        if (!connector.knowsBeforehand(settings)) {
            return ask(connector, addressee, settings).map(reach -> new Answer.Told(reach, Optional.empty()));
        }
        Duration holds = connector
                .reachHolds()
                .filter(most -> most.compareTo(within) < 0)
                .orElse(within);
        if (!holds.isPositive()) {
            return askUnlessSpared(connector, addressee, settings);
        }
        var asked = new KnownMailboxes.Question(
                settings.tenant(),
                connector.channel(),
                connector.reachWithin(addressee.messageType(), settings),
                addressee.recipient());
        return known.known(asked, holds)
                .chain(lately -> lately.map(answer -> Uni.createFrom()
                                .<Answer>item(new Answer.Told(answer.reach(), Optional.of(answer.askedAt()))))
                        .orElseGet(() -> askUnlessSpared(connector, addressee, settings)
                                .call(answer -> keep(answer, asked, holds))));
    }

    private Uni<Answer> askUnlessSpared(Connector connector, Addressee addressee, Settings settings) {
        var operator = new OperatorPause.Operator(settings.tenant(), connector.channel());
        Optional<Instant> until = pause.enter(operator);
        if (until.isPresent()) {
            pause.putOff(connector.channel(), 1);
            return Uni.createFrom().item(new Answer.PutOff(until.get()));
        }
        return ask(connector, addressee, settings)
                .invoke(reach -> pause.answered(operator, reach))
                .onTermination()
                .invoke(() -> pause.left(operator))
                .map(this::told);
    }

    private Answer told(Reach reach) {
        boolean isAnswer = !(reach instanceof Reach.TryLater || reach instanceof Reach.Busy);
        return new Answer.Told(reach, isAnswer ? Optional.of(clock.instant()) : Optional.empty());
    }

    private Uni<Void> keep(Answer answer, KnownMailboxes.Question asked, Duration holds) {
        return switch (answer) {
            case Answer.Told(Reach reach, var _) -> known.keep(asked, reach, holds);
            case Answer.PutOff _ -> Uni.createFrom().voidItem();
        };
    }

    private static Uni<Reach> ask(Connector connector, Addressee addressee, Settings settings) {
        return Uni.createFrom()
                .deferred(() -> connector.reach(addressee, settings))
                .onFailure(SettingMissing.class)
                .recoverWithItem(missing -> new Reach.TryLater("setting-missing:" + missing.name()));
    }
}
