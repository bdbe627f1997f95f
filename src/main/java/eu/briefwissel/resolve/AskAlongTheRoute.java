package eu.briefwissel.resolve;

import eu.briefwissel.channel.ChannelConfig;
import eu.briefwissel.channel.Connector;
import eu.briefwissel.channel.Connectors;
import eu.briefwissel.channel.OperatorPause;
import eu.briefwissel.delivery.Call;
import eu.briefwissel.delivery.Decision;
import eu.briefwissel.delivery.Reach;
import eu.briefwissel.delivery.Resolving;
import eu.briefwissel.tenant.SettingMissing;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Asks one channel after the other until one can be chosen. */
@ApplicationScoped
class AskAlongTheRoute {

    private final Connectors connectors;
    private final ChannelConfig config;
    private final OperatorPause pause;
    private final InstantSource clock;

    AskAlongTheRoute(Connectors connectors, ChannelConfig config, OperatorPause pause, InstantSource clock) {
        this.connectors = connectors;
        this.config = config;
        this.pause = pause;
        this.clock = clock;
    }

    /** What came of asking. */
    sealed interface Answer {

        /** What follows; empty where the delivery is resolved already. */
        record Decided(Optional<Decision> decision) implements Answer {}

        /** An operator on the way takes nothing before then: it was not asked, and nothing failed. */
        record PutOff(Instant until) implements Answer {}
    }

    /** What follows from the answers. */
    Uni<Answer> answer(Question question) {
        return Resolving.of(question.delivery())
                .map(start -> ask(start, question))
                .orElseGet(() -> Uni.createFrom().item(new Answer.Decided(Optional.empty())));
    }

    private Uni<Answer> ask(Resolving resolving, Question question) {
        Connector connector = connectors.of(resolving.leg().channel());
        if (!connector.capabilities().knowsBeforehand()) {
            return reach(connector, question).chain(reach -> go(resolving, question, reach));
        }
        var operator = new OperatorPause.Operator(question.delivery().tenant(), connector.channel());
        Optional<Instant> until = pause.enter(operator);
        if (until.isPresent()) {
            pause.putOff(connector.channel(), 1);
            return Uni.createFrom().item(new Answer.PutOff(until.get()));
        }
        return reach(connector, question)
                .invoke(reach -> pause.answered(operator, reach))
                .onTermination()
                .invoke(() -> pause.left(operator))
                .chain(reach -> go(resolving, question, reach));
    }

    private Uni<Answer> go(Resolving resolving, Question question, Reach reach) {
        return switch (resolving.told(reach, call(resolving, question), config.retries())) {
            case Resolving.Next.Ask(Resolving further) -> ask(further, question);
            case Resolving.Next.Decided(Decision decision) ->
                Uni.createFrom().item(new Answer.Decided(Optional.of(decision)));
        };
    }

    private static Uni<Reach> reach(Connector connector, Question question) {
        return Uni.createFrom()
                .deferred(() -> connector.reach(question.recipient(), question.settings()))
                .onFailure(SettingMissing.class)
                .recoverWithItem(missing -> new Reach.TryLater("setting-missing:" + missing.name()));
    }

    private Call call(Resolving resolving, Question question) {
        return new Call(resolving.leg(), question.failedBefore(), clock.instant());
    }
}
