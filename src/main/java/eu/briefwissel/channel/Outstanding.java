package eu.briefwissel.channel;

import eu.briefwissel.delivery.Recipient;

/**
 * A message in a mailbox, of which nobody said yet that it was opened.
 *
 * @param receiptId the channel's id of it
 * @param recipient whose mailbox it lies in; some channels ask by both
 */
public record Outstanding(String receiptId, Recipient recipient) {}
