package eu.briefwissel.delivery;

/** Why a channel was left, or why a delivery waits for an operator or ended. Stored and shown by its wire name. */
public enum Cause {
    /** The channel knows no mailbox of this recipient, or one that was never opened. */
    NO_MAILBOX("no-mailbox"),
    /** The recipient withdrew consent to digital post. */
    OPTED_OUT("opted-out"),
    /** The submission carries no address for the channel. */
    NO_ADDRESS("no-address"),
    /** The channel refused this message for good. */
    REFUSED("refused"),
    /** Its documents are not what the channel takes: found when they were looked into, before anything was sent. */
    DOCUMENTS_REFUSED("documents-refused"),
    /** It must not go by this channel as things are: somebody has to change something, or take it back. */
    NOT_ALLOWED("not-allowed"),
    /** The last retry failed too. */
    GAVE_UP("gave-up"),
    /** Not opened by the deadline. */
    UNREAD("unread"),
    /** Handed over, and came back. */
    BOUNCED("bounced"),
    /** Sent once to a channel that does not recognise a repeat, and what became of it is not known. */
    OUTCOME_UNKNOWN("outcome-unknown"),
    /** Taken by the channel, whose answer with the receipt was lost. */
    RECEIPT_UNKNOWN("receipt-unknown"),
    /** Taken to be processed, and nothing was told of it since, for longer than that may take. */
    NO_RESULT("no-result"),
    /** What is stored of it cannot be read, so nothing could be decided about it. */
    BROKEN("broken"),
    /** Made unreadable while it was under way: there is nothing left to send. */
    SHREDDED("shredded");

    private final String wireName;

    Cause(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    /** The cause of that wire name; an {@link IllegalArgumentException} for any other. */
    public static Cause named(String wireName) {
        for (Cause cause : values()) {
            if (cause.wireName.equals(wireName)) {
                return cause;
            }
        }
        throw new IllegalArgumentException("no cause is named " + wireName);
    }
}
