package eu.briefwissel.sandbox.recipient;

/** What happens to a message: the outcome that a recipient stands for. */
public enum Fate {
    /** Has a mailbox and reads. */
    READS("has a mailbox and reads"),
    /** Has a mailbox and never reads; the fate of every valid identifier that is not in the table. */
    NEVER_READS("has a mailbox and never reads"),
    /** Has no mailbox. */
    NO_MAILBOX("has no mailbox; a send is refused with 422 NO_MAILBOX"),
    /** Withdrew consent to receive post in the mailbox. */
    WITHDREW_CONSENT("withdrew consent (optedOut); a send is refused with 422 OPTED_OUT"),
    /** Reads, then replies with a small PDF. */
    REPLIES("reads, then replies with a small PDF"),
    /** Published to a box that was never opened. */
    NO_DIGITAL_USER("published with NO_DIGITAL_USER: the box was never opened"),
    /** Published; only afterwards it is told that the box was never activated. */
    NOT_ACTIVATED("published; the Event Handler tells that the box was never activated (NODIGITALCONSUMER)"),
    /** Every send is refused as malformed. */
    MALFORMED("every send is refused as malformed (400)"),
    /** The operator answers 503 twice for a message, then takes it. */
    UNAVAILABLE_TWICE("503 twice, then it is taken"),
    /** The operator answers 503 for ever. */
    UNAVAILABLE("503 for ever"),
    /** The operator takes the message; the connection closes without an answer. */
    ANSWER_LOST("taken, but the answer is lost"),
    /** The operator takes the message and answers later than any client waits. */
    ANSWERS_LATE("taken, but the answer comes later than the client waits"),
    /** The token is revoked at the first send of a message: 401, once. */
    TOKEN_REVOKED("the token is revoked once (401), then it is taken"),
    /** Reads, and the read event arrives before the answer to the send. */
    READ_BEFORE_ANSWER("reads; the read event arrives before the answer to the send"),
    /** Reads, and the read event is sent three times. */
    READ_THRICE("reads; the read event is sent three times"),
    /** Too many requests, once for a message, with Retry-After: 1. */
    RATE_LIMITED("429 with Retry-After: 1 once, then it is taken");

    private final String says;

    Fate(String says) {
        this.says = says;
    }

    /** The fate in a few words, for people. */
    public String says() {
        return says;
    }

    /** Whether the recipient opens what is published. */
    public boolean reads() {
        return switch (this) {
            case READS, REPLIES, READ_BEFORE_ANSWER, READ_THRICE -> true;
            case NEVER_READS,
                    NO_MAILBOX,
                    WITHDREW_CONSENT,
                    NO_DIGITAL_USER,
                    NOT_ACTIVATED,
                    MALFORMED,
                    UNAVAILABLE_TWICE,
                    UNAVAILABLE,
                    ANSWER_LOST,
                    ANSWERS_LATE,
                    TOKEN_REVOKED,
                    RATE_LIMITED -> false;
        };
    }

    /** What comes of the n-th call, from 1, with the id of one message: "twice" and "once" count per message. */
    public Outcome atCall(int n) {
        return switch (this) {
            case READS, NEVER_READS, REPLIES, NO_DIGITAL_USER, NOT_ACTIVATED, READ_BEFORE_ANSWER, READ_THRICE ->
                Outcome.TAKEN;
            case NO_MAILBOX -> Outcome.NO_MAILBOX;
            case WITHDREW_CONSENT -> Outcome.OPTED_OUT;
            case MALFORMED -> Outcome.MALFORMED;
            case UNAVAILABLE_TWICE -> n <= 2 ? Outcome.UNAVAILABLE : Outcome.TAKEN;
            case UNAVAILABLE -> Outcome.UNAVAILABLE;
            case ANSWER_LOST -> Outcome.TAKEN_WITHOUT_ANSWER;
            case ANSWERS_LATE -> Outcome.TAKEN_ANSWERED_LATE;
            case TOKEN_REVOKED -> n == 1 ? Outcome.TOKEN_REVOKED : Outcome.TAKEN;
            case RATE_LIMITED -> n == 1 ? Outcome.RATE_LIMITED : Outcome.TAKEN;
        };
    }

    /** Whether the recipient has a mailbox that is in use. */
    public boolean hasActiveMailbox() {
        return switch (this) {
            case NO_MAILBOX, NO_DIGITAL_USER, NOT_ACTIVATED -> false;
            case READS,
                    NEVER_READS,
                    WITHDREW_CONSENT,
                    REPLIES,
                    MALFORMED,
                    UNAVAILABLE_TWICE,
                    UNAVAILABLE,
                    ANSWER_LOST,
                    ANSWERS_LATE,
                    TOKEN_REVOKED,
                    READ_BEFORE_ANSWER,
                    READ_THRICE,
                    RATE_LIMITED -> true;
        };
    }
}
