package eu.briefwissel.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditEventTest {

    @ParameterizedTest(name = "{0} because {1} is {2}, {3}")
    @CsvSource({
        "SUBMISSION_ACCEPTANCE,,queued,NORMAL",
        "OPERATOR_RETRY,,queued,NORMAL",
        "CONTENT_CONSIGNMENT,,sent,NORMAL",
        "CONTENT_HANDOVER,,read,NORMAL",
        "RELAY_TO_NON_ERDS,,fallback,NORMAL",
        "REPLY_RECEIVED,,reply-received,NORMAL",
        "HANDING_OVER_POSTPONED,,processing-error,RETRYABLE",
        "EVENT_SET_ASIDE,BROKEN,processing-error,RETRYABLE",
        "HELD,NO_ADDRESS,processing-error,RETRYABLE",
        "CONTENT_CONSIGNMENT_FAILURE,OPTED_OUT,opted-out,NORMAL",
        "CONTENT_CONSIGNMENT_FAILURE,REFUSED,failed,HARD",
        "CONTENT_CONSIGNMENT_FAILURE,GAVE_UP,failed,HARD",
        "RELAY_TO_NON_ERDS_FAILURE,REFUSED,failed,HARD",
        "HELD,OUTCOME_UNKNOWN,failed,HARD",
        "ROUTE_EXHAUSTED,NO_MAILBOX,failed,HARD"
    })
    void isTheSeedsNameForAFact(EvidenceKind kind, @Nullable Cause cause, String event, AuditEvent.Weight weight) {
        AuditEvent told = AuditEvent.of(fact(kind, cause)).orElseThrow();

        assertThat(told.wireName()).isEqualTo(event);
        assertThat(told.weight()).isEqualTo(weight);
    }

    @ParameterizedTest(name = "{0} because {1}")
    @CsvSource({
        "CHANNEL_CHOSEN,",
        "SENT_FOR_PROCESSING,",
        "SUBMISSION_WITHDRAWN,",
        "CONTENT_HANDOVER_FAILURE,UNREAD",
        "CONTENT_CONSIGNMENT_FAILURE,NO_MAILBOX",
        "HELD,GAVE_UP",
        "HELD,REFUSED",
        "ROUTE_EXHAUSTED,OPTED_OUT"
    })
    void tellsNothingTwiceAndNoCueForAFailure(EvidenceKind kind, @Nullable Cause cause) {
        assertThat(AuditEvent.of(fact(kind, cause))).isEmpty();
    }

    private static Evidence fact(EvidenceKind kind, @Nullable Cause cause) {
        return new Evidence(
                UUID.randomUUID(),
                kind,
                1,
                Optional.of(ChannelName.BERICHTENBOX),
                Optional.ofNullable(cause),
                "",
                Instant.EPOCH);
    }
}
