package eu.briefwissel.delivery;

import java.util.Optional;

/** The Berichtenbox seed's vocabulary (BBK 1.7, BerichtenboxMessage): its {@code deliveryStatus} for what we call {@link Status}. */
public enum BerichtenboxStatus {
    /** On its way; or no address is known at all, and an operator has to find one. */
    QUEUED("queued"),
    /** In the mailbox. */
    SENT("sent"),
    /** Opened. */
    READ("read"),
    /** An e-mail went out in its place. */
    FALLBACK_EMAILED("fallback-emailed"),
    /** Given up: an operator has to act, or nothing is left to be done. */
    FAILED("failed"),
    /** The recipient withdrew consent, and no other channel was left. */
    OPTED_OUT("opted-out");

    private final String wireName;

    BerichtenboxStatus(String wireName) {
        this.wireName = wireName;
    }

    /** The name in the API and in metrics. */
    public String wireName() {
        return wireName;
    }

    /**
     * What the seed calls it.
     *
     * @param cause why it is held or ended, where it is
     */
    public static BerichtenboxStatus of(Status status, Optional<Cause> cause) {
        return switch (status) {
            case ACCEPTED, RESOLVED -> QUEUED;
            case PUBLISHED -> SENT;
            case OPENED -> READ;
            case DISPATCHED -> FALLBACK_EMAILED;
            // BBK 1.7, Troubleshooting: "No mailbox + no email — the message remains in queued".
            case HELD -> cause.filter(Cause.NO_ADDRESS::equals).isPresent() ? QUEUED : FAILED;
            // The seed has no word for it; nothing is left to be done.
            case WITHDRAWN -> FAILED;
            case UNDELIVERABLE -> cause.filter(Cause.OPTED_OUT::equals).isPresent() ? OPTED_OUT : FAILED;
        };
    }
}
