package eu.briefwissel.sandbox.globe;

import java.time.Instant;

/**
 * An ebMS message from Logius: a result.
 *
 * @param conversationId that of the message it answers
 * @param arrivesAt when the adapter has it; {@link Instant#MAX} for by hand
 */
record Incoming(String messageId, String conversationId, Instant arrivesAt, byte[] content) {
    Incoming arrivingAt(Instant moment) {
        return new Incoming(messageId, conversationId, moment, content);
    }

    @Override
    public String toString() {
        return "Incoming[" + messageId + "]";
    }
}
