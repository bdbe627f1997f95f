package eu.briefwissel.delivery;

/**
 * Whom a message is for, and what kind of message it is: some channels have a mailbox for one kind and not for another.
 * Never printed.
 *
 * @param messageType the sender's kind of message
 */
public record Addressee(Recipient recipient, String messageType) {}
