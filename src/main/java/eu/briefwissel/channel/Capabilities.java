package eu.briefwissel.channel;

/**
 * What a channel can do, as part of its contract. A policy that a channel cannot honour is refused.
 *
 * @param knowsBeforehand whether it is always asked who has a mailbox; see {@link Connector#knowsBeforehand}
 * @param reading how it tells that a message was opened
 * @param takesReplies whether readers can answer through it
 * @param recognisesRepeat whether a second call with the same wire id is taken as the same message
 */
public record Capabilities(boolean knowsBeforehand, Reading reading, boolean takesReplies, boolean recognisesRepeat) {

    /** How a channel tells that a message was opened. */
    public enum Reading {
        /** By a webhook. */
        PUSHED,
        /** When asked. */
        PULLED,
        /** Never. */
        NEVER_TOLD
    }
}
