package eu.briefwissel.delivery;

import java.util.List;

/** All evidence of a delivery, in order; it decides what is shown. */
public record Timeline(List<Evidence> evidence) {

    public Timeline {
        evidence = List.copyOf(evidence);
    }

    /** The status that these facts amount to; they include the acceptance. */
    public Status status() {
        Status status = Status.ACCEPTED;
        int current = 0;
        for (Evidence fact : evidence) {
            if (fact.kind() == EvidenceKind.CHANNEL_CHOSEN || fact.kind() == EvidenceKind.OPERATOR_RETRY) {
                current = fact.attempt();
            }
            status = after(status, fact, fact.attempt() == current);
        }
        return status;
    }

    private static Status after(Status status, Evidence fact, boolean isCurrent) {
        boolean waits = status == Status.RESOLVED || status == Status.HELD;
        return switch (fact.kind()) {
            case SUBMISSION_ACCEPTANCE -> Status.ACCEPTED;
            case CHANNEL_CHOSEN -> Status.RESOLVED;
            case OPERATOR_RETRY -> fact.channel().isPresent() ? Status.RESOLVED : Status.ACCEPTED;
            case CONTENT_CONSIGNMENT -> waits && isCurrent ? Status.PUBLISHED : status;
            case RELAY_TO_NON_ERDS -> waits && isCurrent ? Status.DISPATCHED : status;
            case CONTENT_HANDOVER -> waits || status == Status.PUBLISHED ? Status.OPENED : status;
            case HELD -> Status.HELD;
            case ROUTE_EXHAUSTED, SUBMISSION_REJECTION -> Status.UNDELIVERABLE;
            case SUBMISSION_WITHDRAWN -> Status.WITHDRAWN;
            case DOCUMENTS_INSPECTED,
                    HANDING_OVER_POSTPONED,
                    SENT_FOR_PROCESSING,
                    ARRIVAL_CONFIRMED,
                    MAILBOX_NOTICE,
                    CONTENT_CONSIGNMENT_FAILURE,
                    CONTENT_HANDOVER_FAILURE,
                    RELAY_TO_NON_ERDS_FAILURE,
                    REPLY_RECEIVED,
                    EVENT_SET_ASIDE,
                    CONTENT_SHREDDED -> status;
        };
    }
}
