package eu.briefwissel.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Goes along the route of an accepted delivery until a channel can be chosen: ask where {@link #leg} leads, tell the
 * answer to {@link #told}, and either ask again further on or commit what was decided.
 */
public record Resolving(Delivery delivery, DeliveryState.Accepted accepted, Leg leg, List<Evidence> facts) {

    private static final String EXCLUSIVELY = ":exclusively-ebox";

    /** Either another channel to be asked, or the decision. */
    public sealed interface Next {

        /** Ask {@code resolving.leg().channel()} now. */
        record Ask(Resolving resolving) implements Next {}

        /** No more questions. */
        record Decided(Decision decision) implements Next {}
    }

    /** Starts at the first channel; empty where the delivery is resolved already. */
    public static Optional<Resolving> of(Delivery delivery) {
        return delivery.state() instanceof DeliveryState.Accepted accepted
                ? Optional.of(new Resolving(delivery, accepted, accepted.route().start(), List.of()))
                : Optional.empty();
    }

    /** As {@link #told(Reach, Optional, Call, RetrySchedule)}, where it is not known when it was asked. */
    public Next told(Reach reach, Call call, RetrySchedule retries) {
        return told(reach, Optional.empty(), call, retries);
    }

    /**
     * Goes on with the answer to the question that {@link #leg} posed.
     *
     * @param askedAt when the channel was asked, which may be long before; it stands in the fact that the answer leads to
     */
    public Next told(Reach reach, Optional<Instant> askedAt, Call call, RetrySchedule retries) {
        String asked =
                askedAt.map(at -> "asked=" + at.truncatedTo(ChronoUnit.SECONDS)).orElse("");
        return switch (reach) {
            case Reach.HasMailbox(boolean exclusively) -> chosen(exclusively ? asked + EXCLUSIVELY : asked, call);
            case Reach.NotToldBeforehand _ -> chosen(asked, call);
            case Reach.NoMailbox _ -> without(Cause.NO_MAILBOX, asked, call.at());
            case Reach.OptedOut _ -> without(Cause.OPTED_OUT, asked, call.at());
            case Reach.Busy(String reason, Optional<Duration> notBefore) -> later(reason, notBefore, call, retries);
            case Reach.TryLater(String reason) -> later(reason, Optional.empty(), call, retries);
        };
    }

    private Next chosen(String asked, Call call) {
        return new Next.Decided(NextChannel.chosen(delivery.id(), accepted.resolved(leg), facts, asked, call.at()));
    }

    private Next later(String reason, Optional<Duration> notBefore, Call call, RetrySchedule retries) {
        return retries.next(call.failedBefore(), call.at(), notBefore)
                .<Next>map(due -> new Next.Decided(postponed(reason, call, due)))
                .orElseGet(() -> without(Cause.GAVE_UP, reason, call.at()));
    }

    private Decision postponed(String reason, Call call, Instant due) {
        int failed = call.failedBefore() + 1;
        Evidence fact = Evidence.numbered(
                        delivery.id(), EvidenceKind.HANDING_OVER_POSTPONED, leg, "ask-" + failed, call.at())
                .detailed(reason);
        return Decision.step(accepted, List.of(fact), List.of(new Work(Stage.RESOLVE, due, failed)));
    }

    private Next without(Cause cause, String reason, Instant now) {
        Evidence failure = NextChannel.failure(delivery.id(), leg, cause, now).detailed(reason);
        List<Evidence> all = new ArrayList<>(facts);
        all.add(failure);
        return leg.next()
                .<Next>map(next -> new Next.Ask(new Resolving(delivery, accepted, next, List.copyOf(all))))
                .orElseGet(() -> new Next.Decided(exhausted(cause, all, now)));
    }

    private Decision exhausted(Cause cause, List<Evidence> all, Instant now) {
        return NextChannel.isFinal(cause)
                ? NextChannel.ended(delivery.id(), accepted.undeliverable(leg, cause), all, now)
                : NextChannel.held(delivery.id(), accepted.held(leg, cause), all, now);
    }
}
