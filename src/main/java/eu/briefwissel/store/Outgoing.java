package eu.briefwissel.store;

import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.Delivery;
import eu.briefwissel.delivery.Leg;
import eu.briefwissel.delivery.Message;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A delivery that is about to be handed over: its wire id is stored, and so is that a call may be under way.
 *
 * @param leg the channel and attempt to be called
 * @param wireId UUID version 4; the same for every call of this step of the route
 * @param sending eight hexadecimal digits, stored as the latest ones; new for every call
 * @param message the message in clear
 * @param production those of its channels that led to an operator's production when it was accepted; empty where nobody looked
 * @param unreadAfter the term for reading, as the calendar writes it
 */
public record Outgoing(
        Delivery delivery,
        Leg leg,
        UUID wireId,
        String sending,
        EarlierCalls earlier,
        Message message,
        Optional<Set<ChannelName>> production,
        Optional<String> unreadAfter) {

    /** Whether an earlier call's outcome was never written. */
    public boolean wasInFlight() {
        return earlier.isInFlight();
    }

    @Override
    public String toString() {
        return "outgoing " + delivery.id();
    }
}
