package eu.briefwissel.resolve;

import eu.briefwissel.channel.ChannelConfig;
import eu.briefwissel.delivery.Call;
import eu.briefwissel.delivery.Decision;
import eu.briefwissel.delivery.Reach;
import eu.briefwissel.delivery.Resolving;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Asks one channel after the other until one can be chosen. */
@ApplicationScoped
class AskAlongTheRoute {

    private final AskForMailbox mailbox;
    private final ChannelConfig config;
    private final InstantSource clock;

    AskAlongTheRoute(AskForMailbox mailbox, ChannelConfig config, InstantSource clock) {
        this.mailbox = mailbox;
        this.config = config;
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
        return mailbox.reach(resolving.leg().channel(), question).chain(answer -> switch (answer) {
            case AskForMailbox.Answer.Told(Reach reach) -> go(resolving, question, reach);
            case AskForMailbox.Answer.PutOff(Instant until) ->
                Uni.createFrom().item(new Answer.PutOff(until));
        });
    }

    private Uni<Answer> go(Resolving resolving, Question question, Reach reach) {
        return switch (resolving.told(reach, call(resolving, question), config.retries())) {
            case Resolving.Next.Ask(Resolving further) -> ask(further, question);
            case Resolving.Next.Decided(Decision decision) ->
                Uni.createFrom().item(new Answer.Decided(Optional.of(decision)));
        };
    }

    private Call call(Resolving resolving, Question question) {
        return new Call(resolving.leg(), question.failedBefore(), clock.instant());
    }
}
