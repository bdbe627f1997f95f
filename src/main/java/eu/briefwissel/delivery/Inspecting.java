package eu.briefwissel.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides what follows when the documents of an accepted delivery were looked into. */
public final class Inspecting {

    private Inspecting() {}

    /**
     * What was found.
     *
     * @param unfit the channels that do not take the documents, each with the rules that they break
     * @param summary for the timeline: counts and names of rules, as {@link Evidence#detail}
     */
    public record Found(Map<ChannelName, String> unfit, String summary) {

        public Found {
            unfit = Map.copyOf(unfit);
        }
    }

    /**
     * On to choosing a channel, of those that take the documents; the end where none does, for no operator can help: the
     * sender has to send others. Empty where the delivery is not Accepted any more.
     */
    public static Optional<Decision> ended(Delivery delivery, Found found, Instant now) {
        if (!(delivery.state() instanceof DeliveryState.Accepted accepted)) {
            return Optional.empty();
        }
        DeliveryId id = delivery.id();
        List<Evidence> facts = new ArrayList<>();
        for (ChannelName channel : accepted.route().channels()) {
            Optional.ofNullable(found.unfit().get(channel))
                    .ifPresent(rules -> facts.add(Evidence.ofUnfit(id, channel, rules, now)));
        }
        return Optional.of(accepted.route()
                .without(found.unfit().keySet())
                .map(fit -> passed(id, accepted.inspected(fit), facts, found, now))
                .orElseGet(() -> rejected(id, accepted.refused(), facts, found, now)));
    }

    private static Decision passed(
            DeliveryId id, DeliveryState.Accepted next, List<Evidence> facts, Found found, Instant now) {
        Evidence fact = Evidence.ofInspection(id, EvidenceKind.DOCUMENTS_INSPECTED, found.summary(), now);
        return Decision.step(next, NextChannel.with(facts, fact), List.of(new Work(Stage.RESOLVE, now, 0)));
    }

    private static Decision rejected(
            DeliveryId id, DeliveryState.Undeliverable next, List<Evidence> facts, Found found, Instant now) {
        Evidence fact = Evidence.ofInspection(id, EvidenceKind.SUBMISSION_REJECTION, found.summary(), now)
                .because(next.cause());
        return Decision.step(next, NextChannel.with(facts, fact), List.of());
    }
}
