package eu.briefwissel.delivery;

import java.time.Instant;

/**
 * What a channel gives back for an attempt.
 *
 * @param foreignId the channel's own id of the message, 1 to 200 characters
 * @param at when the channel took it
 */
public record Receipt(String foreignId, Instant at) {

    public Receipt {
        if (foreignId.isBlank() || foreignId.length() > 200) {
            throw new IllegalArgumentException("a receipt's foreign id is 1 to 200 characters");
        }
    }
}
