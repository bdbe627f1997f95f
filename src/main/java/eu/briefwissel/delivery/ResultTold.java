package eu.briefwissel.delivery;

import eu.briefwissel.delivery.MailboxEvent.Result;
import eu.briefwissel.delivery.MailboxEvent.Sending;
import java.util.List;
import java.util.Optional;

/** Decides what follows when a channel tells how processing ended of what it had taken. */
public final class ResultTold {

    private static final String AFTER_ALL = "after-all";

    private final Delivery delivery;
    private final Call call;
    private final RetrySchedule retries;
    private final Present present;

    /**
     * What is waited for while a result is told.
     *
     * @param isQueued whether the message is to be handed over (again) anyway
     * @param sending the latest one; empty where it is not known
     */
    public record Present(boolean isQueued, Optional<String> sending) {

        boolean concerns(MailboxEvent.Processed event) {
            return event.sending()
                    .flatMap(told -> sending.map(told.id()::equals))
                    .orElse(true);
        }
    }

    /**
     * @param call the handing-over it is the result of: on the leg where the delivery stands, where that is the channel's
     *     (all attempts at one step of the route have the same ids), else on the leg that was left
     */
    public ResultTold(Delivery delivery, Call call, RetrySchedule retries, Present present) {
        this.delivery = delivery;
        this.call = call;
        this.retries = retries;
        this.present = present;
    }

    /** The decision; empty where the result changes and proves nothing any more. */
    public Optional<Decision> told(MailboxEvent.Processed event) {
        if (isOfTheFormer(event)) {
            return Optional.empty();
        }
        return event.result() == Result.IN_MAILBOX
                ? foundAfterAll(receipt(event)).or(() -> ended(event))
                : ended(event);
    }

    /** That a sending failed counts once, and while it is the latest: after that, it is or will be sent again anyway. */
    private boolean isOfTheFormer(MailboxEvent.Processed event) {
        return event.result() == Result.FAILED && (present.isQueued() || !present.concerns(event));
    }

    private Optional<Decision> ended(MailboxEvent.Processed event) {
        // Reading is never told where results are: there is nothing to ask for, and no deadline to keep (rule 5). What
        // was lost on its way is sent again with the same ids, by which the channel recognises it.
        ChannelTerms terms = new ChannelTerms(mayHaveArrived(event), retries, Optional.empty(), Optional.empty());
        Call told = isConclusive(event.result()) ? call.withoutDoubt() : call;
        return new HandingOver(standing(event.result()), told, terms).ended(handover(event));
    }

    /** It lies in the mailbox that was left, and nothing has gone by another channel yet: nothing will. */
    private Optional<Decision> foundAfterAll(Receipt receipt) {
        Leg left = call.leg();
        Optional<DeliveryState> published = left.equals(delivery.state().leg())
                ? Optional.empty()
                : switch (delivery.state()) {
                    case DeliveryState.Resolved resolved -> Optional.of(resolved.foundIn(left, receipt));
                    case DeliveryState.Held held -> Optional.of(held.foundIn(left, receipt));
                    case DeliveryState.Accepted _,
                            DeliveryState.Published _,
                            DeliveryState.Opened _,
                            DeliveryState.Dispatched _,
                            DeliveryState.Undeliverable _,
                            DeliveryState.Withdrawn _ -> Optional.empty();
                };
        return published.map(
                next -> Decision.step(next, returned(left, receipt), List.of()).learning(left, receipt));
    }

    /** The channel is chosen anew: without that, it would be a fact about one that was left, which moves nothing. */
    private List<Evidence> returned(Leg left, Receipt receipt) {
        return List.of(
                Evidence.numbered(delivery.id(), EvidenceKind.CHANNEL_CHOSEN, left, AFTER_ALL, call.at()),
                Evidence.numbered(delivery.id(), EvidenceKind.CONTENT_CONSIGNMENT, left, AFTER_ALL, receipt.at())
                        .detailed(receipt.foreignId()));
    }

    /** A late result takes up what was held for want of one; one that says nothing leaves it to its operator. */
    private Delivery standing(Result result) {
        return isConclusive(result)
                        && delivery.state() instanceof DeliveryState.Held held
                        && held.leg().equals(call.leg())
                        && waitsForResult(held.cause())
                ? new Delivery(delivery.tenant(), delivery.id(), delivery.version(), held.settled(), delivery.trace())
                : delivery;
    }

    private static boolean isConclusive(Result result) {
        return switch (result) {
            case IN_MAILBOX, NO_MAILBOX, REFUSED -> true;
            case TAKEN_BEFORE, FAILED, UNCLEAR -> false;
        };
    }

    private static boolean waitsForResult(Cause cause) {
        return switch (cause) {
            case NO_RESULT, RECEIPT_UNKNOWN, OUTCOME_UNKNOWN -> true;
            case NO_MAILBOX,
                    OPTED_OUT,
                    NO_ADDRESS,
                    REFUSED,
                    DOCUMENTS_REFUSED,
                    NOT_ALLOWED,
                    GAVE_UP,
                    UNREAD,
                    BOUNCED,
                    BROKEN,
                    SHREDDED -> false;
        };
    }

    private static boolean mayHaveArrived(MailboxEvent.Processed event) {
        return event.sending().filter(Sending::mayHaveArrived).isPresent();
    }

    private static Receipt receipt(MailboxEvent.Processed event) {
        return new Receipt(event.receiptId(), event.at());
    }

    private static Handover handover(MailboxEvent.Processed event) {
        return switch (event.result()) {
            case IN_MAILBOX -> new Handover.Taken(receipt(event));
            case NO_MAILBOX -> new Handover.Refused(Cause.NO_MAILBOX, event.code());
            case TAKEN_BEFORE -> new Handover.TakenBefore();
            case REFUSED -> new Handover.Refused(Cause.REFUSED, event.code());
            case FAILED ->
                mayHaveArrived(event) ? new Handover.Unknown(event.code()) : new Handover.TryLater(event.code());
            case UNCLEAR -> new Handover.Unknown(event.code());
        };
    }
}
