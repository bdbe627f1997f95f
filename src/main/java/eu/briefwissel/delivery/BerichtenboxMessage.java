package eu.briefwissel.delivery;

import java.time.Instant;
import java.util.Optional;

/**
 * A delivery as the Berichtenbox seed tells of it (BBK 1.7, BerichtenboxMessage); derived from its evidence.
 *
 * @param failureReason why it failed, or waits for an address; empty for all others
 * @param retryCount how many calls of the attempt under way failed
 * @param updatedAt when the last fact happened
 */
public record BerichtenboxMessage(
        BerichtenboxStatus deliveryStatus, Optional<Cause> failureReason, int retryCount, Instant updatedAt) {

    /** What these facts amount to; they include the acceptance. */
    public static BerichtenboxMessage of(Timeline timeline) {
        Optional<Cause> cause = Optional.empty();
        int retries = 0;
        Instant last = Instant.EPOCH;
        for (Evidence fact : timeline.evidence()) {
            last = fact.at().isAfter(last) ? fact.at() : last;
            switch (fact.kind()) {
                case HELD, ROUTE_EXHAUSTED, SUBMISSION_REJECTION -> cause = fact.cause();
                case HANDING_OVER_POSTPONED -> retries++;
                case CHANNEL_CHOSEN, OPERATOR_RETRY -> {
                    cause = Optional.empty();
                    retries = 0;
                }
                case SUBMISSION_ACCEPTANCE,
                        DOCUMENTS_INSPECTED,
                        SENT_FOR_PROCESSING,
                        CONTENT_CONSIGNMENT,
                        CONTENT_CONSIGNMENT_FAILURE,
                        ARRIVAL_CONFIRMED,
                        MAILBOX_NOTICE,
                        CONTENT_HANDOVER,
                        CONTENT_HANDOVER_FAILURE,
                        RELAY_TO_NON_ERDS,
                        RELAY_TO_NON_ERDS_FAILURE,
                        REPLY_RECEIVED,
                        EVENT_SET_ASIDE,
                        CONTENT_SHREDDED,
                        SUBMISSION_WITHDRAWN -> {}
            }
        }
        Status status = timeline.status();
        boolean isStuck = status == Status.HELD || status == Status.UNDELIVERABLE;
        return new BerichtenboxMessage(
                BerichtenboxStatus.of(status, cause), isStuck ? cause : Optional.empty(), retries, last);
    }
}
