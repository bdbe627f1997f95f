package eu.briefwissel.channel;

import eu.briefwissel.delivery.Recipient;
import java.time.Instant;
import java.util.Optional;

/**
 * A message in a mailbox, of which nobody said yet that it was opened.
 *
 * @param receiptId the channel's id of it
 * @param recipient whose mailbox it lies in; some channels ask by both
 * @param isArrivalKnown whether it was told already if that mailbox is in use
 * @param readBy from when on it counts as unread, where it does
 */
public record Outstanding(String receiptId, Recipient recipient, boolean isArrivalKnown, Optional<Instant> readBy) {

    /** One of which nothing was told yet. */
    public Outstanding(String receiptId, Recipient recipient) {
        this(receiptId, recipient, Optional.empty());
    }

    /** One of which nothing was told yet, and what has to be known by then. */
    public Outstanding(String receiptId, Recipient recipient, Optional<Instant> readBy) {
        this(receiptId, recipient, false, readBy);
    }

    /** The same, where it was told. */
    public Outstanding arrived() {
        return new Outstanding(receiptId, recipient, true, readBy);
    }

    /** Whether it is asked about for the last times, before it is concluded that nobody read it. */
    public boolean isDue(Instant now) {
        return readBy.filter(by -> !by.isAfter(now)).isPresent();
    }
}
