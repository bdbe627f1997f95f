package eu.briefwissel.sandbox.globe;

import java.time.Instant;

/**
 * An ebMS message that the adapter was given to send. Its content is not kept: it names a person.
 *
 * @param end what becomes of it
 * @param endsAt when
 */
record Outgoing(String messageId, String conversationId, Instant at, End end, Instant endsAt) {
    /** What becomes of a message on its way, by the words of ebms-core's events. */
    enum End {
        DELIVERED,
        FAILED,
        EXPIRED
    }

    /** EbMSMessageStatus as the adapter tells it. */
    String statusAt(Instant now) {
        return endsAt.isAfter(now) ? "CREATED" : end == End.FAILED ? "DELIVERY_FAILED" : end.name();
    }

    Outgoing endingAt(Instant moment) {
        return new Outgoing(messageId, conversationId, at, end, moment);
    }
}
