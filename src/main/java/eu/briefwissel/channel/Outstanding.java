package eu.briefwissel.channel;

import eu.briefwissel.delivery.Recipient;

/**
 * A message in a mailbox, of which nobody said yet that it was opened.
 *
 * @param receiptId the channel's id of it
 * @param recipient whose mailbox it lies in; some channels ask by both
 * @param isArrivalKnown whether it was told already if that mailbox is in use
 */
public record Outstanding(String receiptId, Recipient recipient, boolean isArrivalKnown) {

    /** One of which nothing was told yet. */
    public Outstanding(String receiptId, Recipient recipient) {
        this(receiptId, recipient, false);
    }

    /** The same, where it was told. */
    public Outstanding arrived() {
        return new Outstanding(receiptId, recipient, true);
    }
}
