package eu.briefwissel.work;

import eu.briefwissel.delivery.BerichtenboxStatus;
import eu.briefwissel.delivery.Cause;
import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.Decision;
import eu.briefwissel.delivery.Evidence;
import eu.briefwissel.delivery.EvidenceKind;
import eu.briefwissel.delivery.Leg;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/**
 * Counts the facts that this process committed. {@value #EVIDENCE} has them all, by kind and channel; those that begin with
 * {@code berichtenbox} are views on them under the names that BBK 1.7 (Monitoring) reserves.
 */
@ApplicationScoped
class EvidenceMeters {

    static final String EVIDENCE = "briefwissel.evidence";
    static final String DISPATCHED = "berichtenbox.messages.dispatched";
    static final String FAILED = "berichtenbox.messages.failed";
    static final String REPLIES = "berichtenbox.replies.received";
    static final String FALLBACK_EMAILS = "berichtenbox.fallback.emails.sent";

    static final String STATUS = "status";

    private final MeterRegistry meters;

    EvidenceMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    /** A rate is known from the first event on only where the counter was there before it. */
    void onStart(@Observes StartupEvent event) {
        List.of(BerichtenboxStatus.values()).forEach(status -> meters.counter(DISPATCHED, STATUS, status.wireName()));
        List.of(Cause.REFUSED, Cause.GAVE_UP, Cause.OUTCOME_UNKNOWN, Cause.RECEIPT_UNKNOWN, Cause.NO_RESULT)
                .forEach(cause -> meters.counter(FAILED, "reason", cause.wireName()));
        meters.counter(REPLIES);
        meters.counter(FALLBACK_EMAILS);
    }

    /** Counts what was committed; to be called once a decision. */
    void count(Decision committed) {
        for (Evidence fact : committed.evidence()) {
            String channel = fact.channel().map(ChannelName::wireName).orElse("none");
            meters.counter(EVIDENCE, "kind", fact.kind().wireName(), "channel", channel)
                    .increment();
            if (fact.channel().filter(c -> c == ChannelName.BERICHTENBOX).isPresent()) {
                countBerichtenbox(fact);
            } else {
                countFallback(fact, committed.next().leg());
            }
        }
    }

    private void countBerichtenbox(Evidence fact) {
        switch (fact.kind()) {
            case CHANNEL_CHOSEN -> dispatched(BerichtenboxStatus.QUEUED);
            case CONTENT_CONSIGNMENT -> dispatched(BerichtenboxStatus.SENT);
            case CONTENT_HANDOVER -> dispatched(BerichtenboxStatus.READ);
            case CONTENT_CONSIGNMENT_FAILURE -> fact.cause().ifPresent(this::failed);
            case HELD -> fact.cause().filter(EvidenceMeters::hasNoFailureBefore).ifPresent(this::failed);
            case REPLY_RECEIVED -> meters.counter(REPLIES).increment();
            case SUBMISSION_ACCEPTANCE,
                    SUBMISSION_REJECTION,
                    DOCUMENTS_INSPECTED,
                    HANDING_OVER_POSTPONED,
                    SENT_FOR_PROCESSING,
                    ARRIVAL_CONFIRMED,
                    MAILBOX_NOTICE,
                    CONTENT_HANDOVER_FAILURE,
                    RELAY_TO_NON_ERDS,
                    RELAY_TO_NON_ERDS_FAILURE,
                    EVENT_SET_ASIDE,
                    OPERATOR_RETRY,
                    CONTENT_SHREDDED,
                    SUBMISSION_WITHDRAWN,
                    ROUTE_EXHAUSTED -> {}
        }
    }

    private void countFallback(Evidence fact, Leg leg) {
        boolean isMail = fact.channel().filter(c -> c == ChannelName.EMAIL).isPresent();
        boolean wasSent = fact.kind() == EvidenceKind.RELAY_TO_NON_ERDS;
        if (isMail && wasSent && leg.route().channels().contains(ChannelName.BERICHTENBOX)) {
            meters.counter(FALLBACK_EMAILS).increment();
            dispatched(BerichtenboxStatus.FALLBACK_EMAILED);
        }
    }

    private void failed(Cause cause) {
        switch (cause) {
            case OPTED_OUT -> dispatched(BerichtenboxStatus.OPTED_OUT);
            // Nothing failed: there is no box to dispatch to, and no address is asked for here.
            case NO_MAILBOX, NO_ADDRESS, UNREAD, BOUNCED, BROKEN, SHREDDED, DOCUMENTS_REFUSED -> {}
            case REFUSED, NOT_ALLOWED, GAVE_UP, OUTCOME_UNKNOWN, RECEIPT_UNKNOWN, NO_RESULT -> {
                dispatched(BerichtenboxStatus.FAILED);
                meters.counter(FAILED, "reason", cause.wireName()).increment();
            }
        }
    }

    /** The others are held after a failure that is a fact of its own. */
    private static boolean hasNoFailureBefore(Cause held) {
        return held == Cause.NOT_ALLOWED
                || held == Cause.OUTCOME_UNKNOWN
                || held == Cause.RECEIPT_UNKNOWN
                || held == Cause.NO_RESULT;
    }

    private void dispatched(BerichtenboxStatus status) {
        meters.counter(DISPATCHED, STATUS, status.wireName()).increment();
    }
}
