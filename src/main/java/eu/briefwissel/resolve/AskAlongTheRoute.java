package eu.briefwissel.resolve;

import eu.briefwissel.channel.ChannelConfig;
import eu.briefwissel.channel.Connectors;
import eu.briefwissel.delivery.Call;
import eu.briefwissel.delivery.Decision;
import eu.briefwissel.delivery.Reach;
import eu.briefwissel.delivery.Resolving;
import eu.briefwissel.telemetry.Attribute;
import eu.briefwissel.telemetry.Span;
import eu.briefwissel.telemetry.SpanName;
import eu.briefwissel.tenant.SettingMissing;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Optional;

/** Asks one channel after the other until one can be chosen. */
@ApplicationScoped
class AskAlongTheRoute {

    private final Connectors connectors;
    private final ChannelConfig config;
    private final InstantSource clock;

    AskAlongTheRoute(Connectors connectors, ChannelConfig config, InstantSource clock) {
        this.connectors = connectors;
        this.config = config;
        this.clock = clock;
    }

    /** What follows from the answers; empty where the delivery is resolved already. */
    Uni<Optional<Decision>> answer(Question question, Span span) {
        return Resolving.of(question.delivery())
                .map(start -> ask(start, question, span).map(Optional::of))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Decision> ask(Resolving resolving, Question question, Span span) {
        return span.within(
                        SpanName.ASK,
                        asked -> reach(resolving, question)
                                .invoke(reach -> asked.says(
                                                Attribute.CHANNEL,
                                                resolving.leg().channel().wireName())
                                        .says(
                                                Attribute.OUTCOME,
                                                reach.getClass().getSimpleName())))
                .map(reach -> resolving.told(reach, call(resolving, question), config.retries()))
                .chain(next -> switch (next) {
                    case Resolving.Next.Ask(Resolving further) -> ask(further, question, span);
                    case Resolving.Next.Decided(Decision decision) ->
                        Uni.createFrom().item(decision);
                });
    }

    private Uni<Reach> reach(Resolving resolving, Question question) {
        return Uni.createFrom()
                .deferred(
                        () -> connectors.of(resolving.leg().channel()).reach(question.recipient(), question.settings()))
                .onFailure(SettingMissing.class)
                .recoverWithItem(missing -> new Reach.TryLater("setting-missing:" + missing.name()));
    }

    private Call call(Resolving resolving, Question question) {
        return new Call(resolving.leg(), question.failedBefore(), clock.instant());
    }
}
