package eu.briefwissel.work;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.delivery.Cause;
import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.Decision;
import eu.briefwissel.delivery.DeliveryState;
import eu.briefwissel.delivery.Evidence;
import eu.briefwissel.delivery.EvidenceKind;
import eu.briefwissel.delivery.Leg;
import eu.briefwissel.delivery.Route;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvidenceMetersTest {

    private static final Leg MAILED = new Leg(new Route(List.of(ChannelName.BERICHTENBOX, ChannelName.EMAIL)), 1, 2);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final EvidenceMeters evidence = new EvidenceMeters(meters);

    @ParameterizedTest(name = "{0} because {1} counts as {2}")
    @CsvSource({
        "CONTENT_CONSIGNMENT,,sent",
        "CHANNEL_CHOSEN,,queued",
        "HANDING_OVER_POSTPONED,,none",
        "SENT_FOR_PROCESSING,,none",
        "CONTENT_CONSIGNMENT_FAILURE,OPTED_OUT,opted-out",
        "CONTENT_CONSIGNMENT_FAILURE,REFUSED,failed",
        "CONTENT_CONSIGNMENT_FAILURE,GAVE_UP,failed",
        "HELD,RECEIPT_UNKNOWN,failed",
        "CONTENT_CONSIGNMENT_FAILURE,NO_MAILBOX,none",
        "HELD,GAVE_UP,none",
        "CONTENT_HANDOVER,,read",
        "REPLY_RECEIVED,,none"
    })
    void countsADispatchByTheStatusItLeadsTo(EvidenceKind kind, @Nullable Cause cause, String status) {
        evidence.count(decision(fact(kind, ChannelName.BERICHTENBOX, cause)));

        double all = meters.find(EvidenceMeters.DISPATCHED).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
        assertThat(all).isEqualTo(status.equals("none") ? 0 : 1);
        if (!status.equals("none")) {
            assertThat(count(EvidenceMeters.DISPATCHED, "status", status)).isEqualTo(1);
        }
    }

    @Test
    void countsWhatIsHeldAfterAFailureOnce() {
        evidence.count(decision(
                fact(EvidenceKind.CONTENT_CONSIGNMENT_FAILURE, ChannelName.BERICHTENBOX, Cause.GAVE_UP),
                fact(EvidenceKind.HELD, ChannelName.BERICHTENBOX, Cause.GAVE_UP)));

        assertThat(count(EvidenceMeters.FAILED, "reason", "gave-up")).isEqualTo(1);
    }

    @Test
    void countsTheEmailsThatFollowABerichtenbox() {
        evidence.count(decision(fact(EvidenceKind.RELAY_TO_NON_ERDS, ChannelName.EMAIL, null)));

        assertThat(count(EvidenceMeters.FALLBACK_EMAILS)).isEqualTo(1);
        assertThat(count(EvidenceMeters.DISPATCHED, "status", "fallback-emailed"))
                .isEqualTo(1);
        assertThat(count(EvidenceMeters.EVIDENCE, "kind", "RelayToNonERDS", "channel", "email"))
                .isEqualTo(1);
    }

    private double count(String name, String... labels) {
        return meters.counter(name, labels).count();
    }

    private static Decision decision(Evidence... facts) {
        return new Decision(
                new DeliveryState.Held(MAILED, Cause.GAVE_UP),
                List.of(facts),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    private static Evidence fact(EvidenceKind kind, ChannelName channel, @Nullable Cause cause) {
        return new Evidence(
                UUID.randomUUID(), kind, 1, Optional.of(channel), Optional.ofNullable(cause), "", Instant.EPOCH);
    }
}
