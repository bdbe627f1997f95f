package eu.briefwissel.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides what follows from one call that handed a message over, or tried to. */
public final class HandingOver {

    private final Delivery delivery;
    private final Call call;
    private final ChannelTerms terms;

    public HandingOver(Delivery delivery, Call call, ChannelTerms terms) {
        this.delivery = delivery;
        this.call = call;
        this.terms = terms;
    }

    /**
     * The decision; empty where the outcome changes and proves nothing any more, because the delivery moved on while the
     * call was under way.
     */
    public Optional<Decision> ended(Handover handover) {
        return switch (delivery.state()) {
            case DeliveryState.Resolved resolved when isOurs(resolved.leg()) -> Optional.of(decide(resolved, handover));
            case DeliveryState.Held held when isOurs(held.leg()) -> settled(held, handover);
            case DeliveryState.Published published when isOurs(published.leg()) -> Optional.empty();
            case DeliveryState.Dispatched dispatched when isOurs(dispatched.leg()) -> Optional.empty();
            case DeliveryState.Accepted _ -> Optional.empty();
            case DeliveryState.Resolved _,
                    DeliveryState.Held _,
                    DeliveryState.Published _,
                    DeliveryState.Opened _,
                    DeliveryState.Dispatched _,
                    DeliveryState.Undeliverable _,
                    DeliveryState.Withdrawn _ -> tooLate(handover);
        };
    }

    private boolean isOurs(Leg leg) {
        return leg.equals(call.leg());
    }

    private Decision decide(DeliveryState.Resolved resolved, Handover handover) {
        return switch (handover) {
            case Handover.Taken(Receipt receipt) -> taken(resolved, receipt);
            case Handover.TakenUnopenedBox(Receipt receipt) -> takenUnopened(resolved, receipt);
            case Handover.TakenBefore _ ->
                held(resolved, Cause.RECEIPT_UNKNOWN, "").inDoubt();
            case Handover.Underway(Receipt receipt, Duration within) -> underway(resolved, receipt, within);
            case Handover.Refused(Cause cause, String reason) -> failed(resolved, cause, reason);
            case Handover.TryLater(String reason, var notBefore) -> later(resolved, reason, notBefore);
            case Handover.Busy(String reason, var notBefore) -> later(resolved, reason, notBefore);
            case Handover.NotAllowed(String reason) -> notAllowed(resolved, reason);
            case Handover.Unknown(String reason) -> unknown(resolved, reason);
        };
    }

    private Decision taken(DeliveryState.Resolved resolved, Receipt receipt) {
        Leg leg = resolved.leg();
        return arrived(resolved, receipt, deadline(leg), List.of(success(leg, receipt)));
    }

    private Decision takenUnopened(DeliveryState.Resolved resolved, Receipt receipt) {
        Leg leg = resolved.leg();
        Evidence unopened = NextChannel.failure(delivery.id(), leg, Cause.NO_MAILBOX, call.at());
        List<Evidence> facts = List.of(success(leg, receipt), unopened);
        // It lies there and may still be opened one day: without another channel it stays published.
        return leg.next()
                .map(next -> NextChannel.taken(delivery.id(), resolved.on(next), facts, call.at())
                        .learning(call.leg(), receipt))
                .orElseGet(() -> arrived(resolved, receipt, Optional.empty(), facts));
    }

    /** It stays where it is, and nobody hands it over again meanwhile: whoever polls finds out that no result came. */
    private Decision underway(DeliveryState.Resolved resolved, Receipt receipt, Duration within) {
        Evidence sent = Evidence.numbered(
                        delivery.id(),
                        EvidenceKind.SENT_FOR_PROCESSING,
                        resolved.leg(),
                        "" + call.failedBefore(),
                        receipt.at())
                .detailed(receipt.foreignId());
        Work overdue = new Work(Stage.POLL, call.at().plus(within), call.failedBefore());
        return Decision.step(resolved, List.of(sent), List.of(overdue)).learning(call.leg(), receipt);
    }

    private Decision arrived(
            DeliveryState.Resolved resolved, Receipt receipt, Optional<Instant> readBy, List<Evidence> facts) {
        DeliveryState next = resolved.leg().channel().isMailbox()
                ? resolved.published(receipt, readBy)
                : resolved.dispatched(receipt);
        return Decision.step(next, facts, workAfter(next)).learning(call.leg(), receipt);
    }

    /**
     * Not taken by this call. Where another one may have been, that says nothing of the message: it goes no other way, and
     * does not end, while it may lie in the mailbox.
     */
    private Decision failed(DeliveryState.Resolved resolved, Cause cause, String reason) {
        boolean leadsAway = resolved.leg().next().isPresent() || NextChannel.isFinal(cause) || cause == Cause.GAVE_UP;
        if (call.inDoubt() && leadsAway) {
            return held(resolved, Cause.OUTCOME_UNKNOWN, reason).inDoubt();
        }
        Evidence fact = NextChannel.failure(delivery.id(), resolved.leg(), cause, call.at())
                .detailed(reason);
        return NextChannel.after(delivery.id(), resolved, fact, call.at());
    }

    private Decision held(DeliveryState.Resolved resolved, Cause cause, String reason) {
        Evidence waits = Evidence.once(delivery.id(), EvidenceKind.HELD, resolved.leg(), call.at())
                .because(cause)
                .detailed(reason);
        return Decision.step(resolved.held(cause), List.of(waits), List.of());
    }

    private Decision later(DeliveryState.Resolved resolved, String reason, Optional<Duration> notBefore) {
        return again(resolved, reason, notBefore).orElseGet(() -> failed(resolved, Cause.GAVE_UP, reason));
    }

    private Decision notAllowed(DeliveryState.Resolved resolved, String reason) {
        return again(resolved, reason, Optional.empty()).orElseGet(() -> {
            Decision held = held(resolved, call.inDoubt() ? Cause.OUTCOME_UNKNOWN : Cause.NOT_ALLOWED, reason);
            return call.inDoubt() ? held.inDoubt() : held;
        });
    }

    /** Repeated where the channel recognises that, and never given up for another channel. */
    private Decision unknown(DeliveryState.Resolved resolved, String reason) {
        return again(resolved, reason, Optional.empty())
                .filter(_ -> terms.recognisesRepeat())
                .map(Decision::inDoubt)
                .orElseGet(() -> held(resolved, Cause.OUTCOME_UNKNOWN, reason).inDoubt());
    }

    /** The next retry; empty after the last. */
    private Optional<Decision> again(DeliveryState.Resolved resolved, String reason, Optional<Duration> notBefore) {
        return terms.retries()
                .next(call.failedBefore(), call.at(), notBefore)
                .map(due -> postponed(resolved, reason, due));
    }

    private Decision postponed(DeliveryState.Resolved resolved, String reason, Instant due) {
        int failed = call.failedBefore() + 1;
        Evidence fact = Evidence.numbered(
                        delivery.id(), EvidenceKind.HANDING_OVER_POSTPONED, resolved.leg(), "" + failed, call.at())
                .detailed(reason);
        return Decision.step(resolved, List.of(fact), List.of(new Work(Stage.PUBLISH, due, failed)));
    }

    /** A slow call of a delivery that was held because nobody knew its outcome. */
    private Optional<Decision> settled(DeliveryState.Held held, Handover handover) {
        return receiptIn(handover).map(_ -> decide(held.settled(), handover));
    }

    /**
     * The delivery moved on while this call was under way. What was done is told, nothing undone; the receipt is kept, for
     * the reader may still open it there.
     */
    private Optional<Decision> tooLate(Handover handover) {
        return receiptIn(handover)
                .map(receipt -> Decision.noted(delivery.state(), success(call.leg(), receipt))
                        .learning(call.leg(), receipt));
    }

    private static Optional<Receipt> receiptIn(Handover handover) {
        return switch (handover) {
            case Handover.Taken(Receipt receipt) -> Optional.of(receipt);
            case Handover.TakenUnopenedBox(Receipt receipt) -> Optional.of(receipt);
            case Handover.TakenBefore _,
                    Handover.Underway _,
                    Handover.Refused _,
                    Handover.TryLater _,
                    Handover.Busy _,
                    Handover.NotAllowed _,
                    Handover.Unknown _ -> Optional.empty();
        };
    }

    private Evidence success(Leg leg, Receipt receipt) {
        EvidenceKind kind =
                leg.channel().isMailbox() ? EvidenceKind.CONTENT_CONSIGNMENT : EvidenceKind.RELAY_TO_NON_ERDS;
        return Evidence.once(delivery.id(), kind, leg, receipt.at()).detailed(receipt.foreignId());
    }

    /** Rule 4: computed once, when published. Without a channel to fall back to there is nothing to wait for. */
    private Optional<Instant> deadline(Leg leg) {
        return leg.next().flatMap(_ -> terms.readBy());
    }

    private List<Work> workAfter(DeliveryState next) {
        List<Work> work = new ArrayList<>();
        if (next instanceof DeliveryState.Published published) {
            Duration pause = terms.pollEvery().orElse(Duration.ZERO);
            // Where reading is pulled, it is asked once more after the deadline before anything is concluded from it.
            published.readBy().ifPresent(by -> work.add(new Work(Stage.FALLBACK, by.plus(pause.multipliedBy(2)), 0)));
            terms.pollEvery()
                    .ifPresent(_ -> work.add(new Work(Stage.POLL, call.at().plus(pause), 0)));
        }
        return work;
    }
}
