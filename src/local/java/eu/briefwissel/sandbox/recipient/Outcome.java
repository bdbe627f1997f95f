package eu.briefwissel.sandbox.recipient;

/** What an operator does with one well-formed call for a message that it has not taken yet. */
public enum Outcome {
    TAKEN,
    TAKEN_WITHOUT_ANSWER,
    TAKEN_ANSWERED_LATE,
    NO_MAILBOX,
    OPTED_OUT,
    MALFORMED,
    UNAVAILABLE,
    RATE_LIMITED,
    TOKEN_REVOKED
}
