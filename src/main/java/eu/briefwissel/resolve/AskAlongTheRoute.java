package eu.briefwissel.resolve;

import eu.briefwissel.channel.ChannelConfig;
import eu.briefwissel.delivery.Call;
import eu.briefwissel.delivery.Decision;
import eu.briefwissel.delivery.Reach;
import eu.briefwissel.delivery.Resolving;
import eu.briefwissel.telemetry.Attribute;
import eu.briefwissel.telemetry.Span;
import eu.briefwissel.telemetry.SpanName;
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
    Uni<Answer> answer(Question question, Span span) {
        return Resolving.of(question.delivery())
                .map(start -> ask(start, question, span))
                .orElseGet(() -> Uni.createFrom().item(new Answer.Decided(Optional.empty())));
    }

    private Uni<Answer> ask(Resolving resolving, Question question, Span span) {
        return span.within(
                        SpanName.ASK,
                        asked -> mailbox.reach(resolving.leg().channel(), question)
                                .invoke(answer -> tell(asked, resolving, answer)))
                .chain(answer -> switch (answer) {
                    case AskForMailbox.Answer.Told told -> go(resolving, question, span, told);
                    case AskForMailbox.Answer.PutOff(Instant until) ->
                        Uni.createFrom().item(new Answer.PutOff(until));
                });
    }

    private Uni<Answer> go(Resolving resolving, Question question, Span span, AskForMailbox.Answer.Told told) {
        return switch (resolving.told(told.reach(), told.askedAt(), call(resolving, question), config.retries())) {
            case Resolving.Next.Ask(Resolving further) -> ask(further, question, span);
            case Resolving.Next.Decided(Decision decision) ->
                Uni.createFrom().item(new Answer.Decided(Optional.of(decision)));
        };
    }

    private static void tell(Span asked, Resolving resolving, AskForMailbox.Answer answer) {
        asked.says(Attribute.CHANNEL, resolving.leg().channel().wireName())
                .says(
                        Attribute.OUTCOME,
                        switch (answer) {
                            case AskForMailbox.Answer.Told(Reach reach, var _) ->
                                reach.getClass().getSimpleName();
                            case AskForMailbox.Answer.PutOff _ -> "PutOff";
                        });
    }

    private Call call(Resolving resolving, Question question) {
        return new Call(resolving.leg(), question.failedBefore(), clock.instant());
    }
}
