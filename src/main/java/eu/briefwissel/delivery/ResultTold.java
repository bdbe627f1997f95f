package eu.briefwissel.delivery;

import java.util.Optional;

/** Decides what follows when a channel tells how processing ended of what it had taken. */
public final class ResultTold {

    private final Delivery delivery;
    private final Call call;
    private final RetrySchedule retries;

    /**
     * @param call the handing-over it is the result of: on the leg where the delivery stands, where that is the channel's
     *     (all attempts at one step of the route have the same ids), else on the leg that was left
     */
    public ResultTold(Delivery delivery, Call call, RetrySchedule retries) {
        this.delivery = delivery;
        this.call = call;
        this.retries = retries;
    }

    /** The decision; empty where the result changes and proves nothing any more. */
    public Optional<Decision> told(MailboxEvent.Processed event) {
        // Reading is never told where results are: there is nothing to ask for, and no deadline to keep (rule 5).
        ChannelTerms terms = new ChannelTerms(false, retries, Optional.empty(), Optional.empty());
        return new HandingOver(standing(event.result()), call, terms).ended(handover(event));
    }

    /** A late result takes up what was held for want of one; one that says nothing leaves it to its operator. */
    private Delivery standing(MailboxEvent.Result result) {
        boolean isConclusive = switch (result) {
            case IN_MAILBOX, NO_MAILBOX, REFUSED -> true;
            case TAKEN_BEFORE, FAILED, UNCLEAR -> false;
        };
        return isConclusive
                        && delivery.state() instanceof DeliveryState.Held held
                        && held.leg().equals(call.leg())
                        && waitsForResult(held.cause())
                ? new Delivery(delivery.tenant(), delivery.id(), delivery.version(), held.settled(), delivery.trace())
                : delivery;
    }

    private static boolean waitsForResult(Cause cause) {
        return switch (cause) {
            case NO_RESULT, RECEIPT_UNKNOWN, OUTCOME_UNKNOWN -> true;
            case NO_MAILBOX, OPTED_OUT, NO_ADDRESS, REFUSED, GAVE_UP, UNREAD, BOUNCED, BROKEN, SHREDDED -> false;
        };
    }

    private static Handover handover(MailboxEvent.Processed event) {
        return switch (event.result()) {
            case IN_MAILBOX -> new Handover.Taken(new Receipt(event.receiptId(), event.at()));
            case NO_MAILBOX -> new Handover.Refused(Cause.NO_MAILBOX, event.code());
            case TAKEN_BEFORE -> new Handover.TakenBefore();
            case REFUSED -> new Handover.Refused(Cause.REFUSED, event.code());
            case FAILED -> new Handover.TryLater(event.code());
            case UNCLEAR -> new Handover.Unknown(event.code());
        };
    }
}
