package eu.briefwissel.resolve;

import eu.briefwissel.channel.ChannelConfig;
import eu.briefwissel.delivery.Call;
import eu.briefwissel.delivery.Decision;
import eu.briefwissel.delivery.Resolving;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
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

    /** What follows from the answers; empty where the delivery is resolved already. */
    Uni<Optional<Decision>> answer(Question question) {
        return Resolving.of(question.delivery())
                .map(start -> ask(start, question).map(Optional::of))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Decision> ask(Resolving resolving, Question question) {
        return mailbox.reach(resolving.leg().channel(), question)
                .map(reach -> resolving.told(reach, call(resolving, question), config.retries()))
                .chain(next -> switch (next) {
                    case Resolving.Next.Ask(Resolving further) -> ask(further, question);
                    case Resolving.Next.Decided(Decision decision) ->
                        Uni.createFrom().item(decision);
                });
    }

    private Call call(Resolving resolving, Question question) {
        return new Call(resolving.leg(), question.failedBefore(), clock.instant());
    }
}
