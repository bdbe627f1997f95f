package eu.briefwissel.delivery;

import java.util.Optional;

/**
 * The Berichtenbox seed's audit events (BBK 1.7, DeliveryAuditLog, the field {@code event}): views on evidence, under which
 * facts are logged and counted.
 */
public enum AuditEvent {
    QUEUED("queued", Weight.NORMAL),
    SENT("sent", Weight.NORMAL),
    READ("read", Weight.NORMAL),
    FALLBACK("fallback", Weight.NORMAL),
    FAILED("failed", Weight.HARD),
    OPTED_OUT("opted-out", Weight.NORMAL),
    REPLY_RECEIVED("reply-received", Weight.NORMAL),
    /** Something went wrong that is tried again, or that waits for an address or for a mended event. */
    PROCESSING_ERROR("processing-error", Weight.RETRYABLE);

    /** BBK 1.7, Monitoring: INFO for normal operations, WARNING for retryable failures, ERROR for hard failures. */
    public enum Weight {
        NORMAL,
        RETRYABLE,
        HARD
    }

    private final String wireName;
    private final Weight weight;

    AuditEvent(String wireName, Weight weight) {
        this.wireName = wireName;
        this.weight = weight;
    }

    public String wireName() {
        return wireName;
    }

    public Weight weight() {
        return weight;
    }

    /** The event that a fact is; empty for facts that the seed has no name for. */
    public static Optional<AuditEvent> of(Evidence fact) {
        return switch (fact.kind()) {
            case SUBMISSION_ACCEPTANCE, OPERATOR_RETRY -> Optional.of(QUEUED);
            case CONTENT_CONSIGNMENT -> Optional.of(SENT);
            case CONTENT_HANDOVER -> Optional.of(READ);
            case RELAY_TO_NON_ERDS -> Optional.of(FALLBACK);
            case REPLY_RECEIVED -> Optional.of(REPLY_RECEIVED);
            case HANDING_OVER_POSTPONED, EVENT_SET_ASIDE -> Optional.of(PROCESSING_ERROR);
            case CONTENT_CONSIGNMENT_FAILURE, RELAY_TO_NON_ERDS_FAILURE ->
                fact.cause().flatMap(AuditEvent::ofFailure);
            case HELD -> fact.cause().flatMap(AuditEvent::ofHeld);
            case ROUTE_EXHAUSTED ->
                fact.cause()
                        .filter(cause -> cause != Cause.OPTED_OUT && cause != Cause.SHREDDED)
                        .map(_ -> FAILED);
            case SUBMISSION_REJECTION -> Optional.of(FAILED);
            case DOCUMENTS_INSPECTED,
                    CHANNEL_CHOSEN,
                    SENT_FOR_PROCESSING,
                    ARRIVAL_CONFIRMED,
                    MAILBOX_NOTICE,
                    CONTENT_HANDOVER_FAILURE,
                    CONTENT_SHREDDED,
                    SUBMISSION_WITHDRAWN -> Optional.empty();
        };
    }

    private static Optional<AuditEvent> ofFailure(Cause cause) {
        return switch (cause) {
            case OPTED_OUT -> Optional.of(OPTED_OUT);
            case REFUSED, NOT_ALLOWED, GAVE_UP, BOUNCED, OUTCOME_UNKNOWN, RECEIPT_UNKNOWN, NO_RESULT, BROKEN ->
                Optional.of(FAILED);
            // No failure of ours: the cue for the next channel, or for an operator, which is a fact of its own.
            case NO_MAILBOX, NO_ADDRESS, UNREAD, SHREDDED, DOCUMENTS_REFUSED -> Optional.empty();
        };
    }

    /** The others were a failure before, which was told. */
    private static Optional<AuditEvent> ofHeld(Cause cause) {
        return switch (cause) {
            case NO_ADDRESS -> Optional.of(PROCESSING_ERROR);
            case NOT_ALLOWED, OUTCOME_UNKNOWN, RECEIPT_UNKNOWN, NO_RESULT, BROKEN -> Optional.of(FAILED);
            case NO_MAILBOX, OPTED_OUT, REFUSED, DOCUMENTS_REFUSED, GAVE_UP, UNREAD, BOUNCED, SHREDDED ->
                Optional.empty();
        };
    }
}
