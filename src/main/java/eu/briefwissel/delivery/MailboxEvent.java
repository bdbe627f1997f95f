package eu.briefwissel.delivery;

import java.time.Instant;

/**
 * What a channel tells us later about something it took. Names the receipt, not the delivery.
 */
public sealed interface MailboxEvent {

    /** The channel's id of the message, as in its receipt. */
    String receiptId();

    /** Tells repeats of one event apart from new events: with channel and kind it is unique. */
    String eventId();

    /** When it happened, as the channel says. */
    Instant at();

    /** The recipient opened it. */
    record Read(String receiptId, Instant at) implements MailboxEvent {
        @Override
        public String eventId() {
            return receiptId;
        }
    }

    /**
     * The recipient answered.
     *
     * @param replyId the channel's id of the reply
     */
    record Replied(String receiptId, String replyId, Instant at) implements MailboxEvent {
        @Override
        public String eventId() {
            return replyId;
        }
    }
}
