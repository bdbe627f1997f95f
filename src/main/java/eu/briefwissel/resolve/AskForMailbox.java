package eu.briefwissel.resolve;

import eu.briefwissel.channel.ChannelConfig;
import eu.briefwissel.channel.Connector;
import eu.briefwissel.channel.Connectors;
import eu.briefwissel.channel.OperatorPause;
import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.Reach;
import eu.briefwissel.store.KnownMailboxes;
import eu.briefwissel.tenant.SettingMissing;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
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

    AskForMailbox(Connectors connectors, KnownMailboxes known, OperatorPause pause, ChannelConfig config) {
        this.connectors = connectors;
        this.known = known;
        this.pause = pause;
        this.within = config.mailboxKnownFor();
    }

    /** What came of asking. */
    sealed interface Answer {

        /** The channel said it, now or lately. */
        record Told(Reach reach) implements Answer {}

        /** Its operator takes nothing before then: it was not asked, and nothing failed. */
        record PutOff(Instant until) implements Answer {}
    }

    Uni<Answer> reach(ChannelName channel, Question question) {
        Connector connector = connectors.of(channel, question.settings());
        if (!connector.capabilities().knowsBeforehand()) {
            return ask(connector, question).map(Answer.Told::new);
        }
        Duration holds = connector
                .reachHolds()
                .filter(most -> most.compareTo(within) < 0)
                .orElse(within);
        if (!holds.isPositive()) {
            return askUnlessSpared(connector, question);
        }
        var asked = new KnownMailboxes.Question(
                question.delivery().tenant(),
                channel,
                connector.reachWithin(question.addressee().messageType(), question.settings()),
                question.addressee().recipient());
        return known.known(asked, holds)
                .chain(lately -> lately.map(reach -> Uni.createFrom().<Answer>item(new Answer.Told(reach)))
                        .orElseGet(
                                () -> askUnlessSpared(connector, question).call(answer -> keep(answer, asked, holds))));
    }

    private Uni<Answer> askUnlessSpared(Connector connector, Question question) {
        var operator = new OperatorPause.Operator(question.delivery().tenant(), connector.channel());
        Optional<Instant> until = pause.enter(operator);
        if (until.isPresent()) {
            pause.putOff(connector.channel(), 1);
            return Uni.createFrom().item(new Answer.PutOff(until.get()));
        }
        return ask(connector, question)
                .invoke(reach -> pause.answered(operator, reach))
                .onTermination()
                .invoke(() -> pause.left(operator))
                .map(Answer.Told::new);
    }

    private Uni<Void> keep(Answer answer, KnownMailboxes.Question asked, Duration holds) {
        return switch (answer) {
            case Answer.Told(Reach reach) -> known.keep(asked, reach, holds);
            case Answer.PutOff _ -> Uni.createFrom().voidItem();
        };
    }

    private static Uni<Reach> ask(Connector connector, Question question) {
        return Uni.createFrom()
                .deferred(() -> connector.reach(question.addressee(), question.settings()))
                .onFailure(SettingMissing.class)
                .recoverWithItem(missing -> new Reach.TryLater("setting-missing:" + missing.name()));
    }
}
