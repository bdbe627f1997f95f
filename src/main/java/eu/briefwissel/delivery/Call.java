package eu.briefwissel.delivery;

import java.time.Instant;

/**
 * One call to a channel about a delivery.
 *
 * @param leg the channel and the attempt it belonged to
 * @param failedBefore how many calls of it had failed already
 * @param at when its outcome was known
 * @param inDoubt whether a call before it, at the same step of the route, may have been taken though nobody told so
 */
public record Call(Leg leg, int failedBefore, Instant at, boolean inDoubt) {

    /** One before which certainly none was taken. */
    public Call(Leg leg, int failedBefore, Instant at) {
        this(leg, failedBefore, at, false);
    }

    /** The same, where the channel told what became of the message, by whichever call it came. */
    Call withoutDoubt() {
        return new Call(leg, failedBefore, at);
    }
}
