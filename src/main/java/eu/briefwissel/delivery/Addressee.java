package eu.briefwissel.delivery;

import java.util.Optional;

/**
 * Whom a message is for, and what kind of message it is: some channels have a mailbox for one kind and not for another.
 * Never printed.
 *
 * @param messageType the sender's kind of message
 * @param sender in whose name; empty where the tenant sends in its own
 */
public record Addressee(Recipient recipient, String messageType, Optional<String> sender) {

    /** One in the tenant's own name. */
    public Addressee(Recipient recipient, String messageType) {
        this(recipient, messageType, Optional.empty());
    }
}
