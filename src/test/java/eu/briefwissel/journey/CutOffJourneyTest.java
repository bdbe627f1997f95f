package eu.briefwissel.journey;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.Stage;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.journey.Traveller.Sent;
import eu.briefwissel.store.Begun;
import eu.briefwissel.store.Claimed;
import eu.briefwissel.store.Claims;
import eu.briefwissel.store.EarlierCalls;
import eu.briefwissel.store.Outgoing;
import eu.briefwissel.store.OutgoingMessages;
import eu.briefwissel.support.TestClock;
import eu.briefwissel.support.TestOperators;
import eu.briefwissel.support.TestTenants;
import eu.briefwissel.support.TestWorkers;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A process that dies in the middle of a call: begun, and its outcome never written. */
@QuarkusTest
class CutOffJourneyTest {

    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final String HAS_A_MAILBOX = "999993665";
    private static final String NEVER_AVAILABLE = "999993720";
    private static final List<Duration> SCHEDULE = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(4));

    @Inject
    Traveller traveller;

    @Inject
    TestWorkers workers;

    @Inject
    TestClock clock;

    @Inject
    Claims claims;

    @Inject
    OutgoingMessages messages;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void sendsAnEmailThatWasCutOffNoSecondTimeButHasAnOperatorSeeIt() {
        Sent sent = traveller.accepted("bsn", HAS_A_MAILBOX, "\"route\": [\"email\"]");
        workers.workOff(Stage.RESOLVE);
        begin(sent);

        traveller.timePasses(LEASE);

        assertThat(traveller.status(sent)).isEqualTo("held");
        assertThat(traveller.timeline(sent)).endsWith("Held email outcome-unknown");
        assertThat(traveller.mails(sent)).isZero();
    }

    @Test
    void repeatsACallThatWasCutOffUnderTheSameIdWhereTheChannelRecognisesIt() {
        Sent sent = traveller.accepted("bsn", HAS_A_MAILBOX, "\"route\": [\"mailbox\"]");
        workers.workOff(Stage.RESOLVE);
        Outgoing first = begin(sent);

        clock.advance(LEASE);
        Outgoing second = begin(sent);
        traveller.timePasses(LEASE);

        assertThat(second.wireId()).isEqualTo(first.wireId());
        assertThat(second.sending()).isNotEqualTo(first.sending());
        assertThat(first.earlier()).isEqualTo(new EarlierCalls(false, false, Optional.empty()));
        assertThat(second.earlier()).isEqualTo(new EarlierCalls(true, true, Optional.empty()));
        assertThat(second.wasInFlight()).isTrue();
        assertThat(traveller.status(sent)).isEqualTo("published");
    }

    @Test
    void mailsNoLetterThatTheMailboxMayHaveThoughEveryRepeatFails() {
        Sent sent = traveller.accepted("bsn", NEVER_AVAILABLE, "\"route\": [\"mailbox\", \"email\"]");
        workers.workOff(Stage.RESOLVE);
        begin(sent);

        traveller.timePasses(LEASE);
        SCHEDULE.forEach(traveller::timePasses);

        assertThat(traveller.status(sent)).isEqualTo("held");
        assertThat(traveller.timeline(sent)).endsWith("Held berichtenbox outcome-unknown");
        assertThat(traveller.mails(sent)).isZero();
    }

    @Test
    void beginsNothingWhoseLeaseSomebodyElseHasTaken() {
        Sent sent = traveller.accepted("bsn", HAS_A_MAILBOX, "\"route\": [\"email\"]");
        workers.workOff(Stage.RESOLVE);
        Claimed slow = claim(sent);
        clock.advance(LEASE);
        Claimed other = claim(sent);

        Begun late = TestTenants.await(() -> messages.begin(slow, LEASE, _ -> Map.of()));
        Begun inTime = TestTenants.await(() -> messages.begin(other, LEASE, _ -> Map.of()));

        assertThat(late).isEqualTo(new Begun.Over());
        assertThat(inTime).isInstanceOf(Begun.Ready.class);
    }

    private Outgoing begin(Sent sent) {
        Claimed claimed = claim(sent);
        return ((Begun.Ready) TestTenants.await(() -> messages.begin(claimed, LEASE, _ -> Map.of()))).outgoing();
    }

    private Claimed claim(Sent sent) {
        DeliveryId id = DeliveryId.parse(sent.id());
        return TestTenants.await(() -> claims.claim(Stage.PUBLISH, 1_000, clock.instant(), LEASE)).stream()
                .filter(work -> work.delivery().equals(id))
                .filter(work -> work.tenant().equals(new TenantId(TestOperators.TENANT)))
                .findFirst()
                .orElseThrow();
    }
}
