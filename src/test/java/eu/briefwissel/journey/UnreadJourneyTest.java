package eu.briefwissel.journey;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.journey.Traveller.Sent;
import eu.briefwissel.support.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Five working days, over a weekend, Easter and the change to summer time. */
@QuarkusTest
class UnreadJourneyTest {

    private static final String NEVER_READS = "999993665";
    private static final String READS = "999993653";
    private static final String FIVE_DAYS = "\"route\": [\"mailbox\", \"email\"], \"unreadAfter\": \"5 working days\"";

    /** Wednesday before Easter 2027; Good Friday is 26 March, Easter Monday 29 March, summer time begins on the 28th. */
    private static final Instant WEDNESDAY = Instant.parse("2027-03-24T09:00:00Z");

    /** The fifth working day after it is Friday 2 April, which ends at midnight in Amsterdam. */
    private static final Instant DEADLINE = Instant.parse("2027-04-02T22:00:00Z");

    @Inject
    Traveller traveller;

    @Inject
    TestClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void fallsBackToEmailAtTheEndOfTheFifthWorkingDayAndNoSecondEarlier() {
        clock.set(WEDNESDAY);
        Sent sent = traveller.submit("bsn", NEVER_READS, FIVE_DAYS);

        traveller.timeIs(DEADLINE.minusSeconds(1));

        assertThat(traveller.status(sent)).isEqualTo("published");
        assertThat(traveller.mails(sent)).isZero();

        traveller.timeIs(DEADLINE);

        assertThat(traveller.status(sent)).isEqualTo("dispatched");
        assertThat(traveller.mails(sent)).isEqualTo(1);
        assertThat(traveller.timeline(sent))
                .containsExactly(
                        "SubmissionAcceptance - -",
                        "ChannelChosen berichtenbox -",
                        "ContentConsignment berichtenbox -",
                        "ContentHandoverFailure berichtenbox unread",
                        "ChannelChosen email -",
                        "RelayToNonERDS email -");
    }

    @Test
    void sendsNoEmailWhenItWasReadInTime() {
        clock.set(WEDNESDAY);
        Sent sent = traveller.submit("bsn", READS, FIVE_DAYS);

        traveller.recipientsAct();
        traveller.timeIs(DEADLINE.plusSeconds(1));

        assertThat(traveller.status(sent)).isEqualTo("opened");
        assertThat(traveller.mails(sent)).isZero();
    }

    @Test
    void notesAReadAfterTheFallbackAndUndoesNothing() {
        clock.set(WEDNESDAY);
        Sent sent = traveller.submit("bsn", READS, FIVE_DAYS);

        traveller.timeIs(DEADLINE);
        traveller.recipientsAct();

        assertThat(traveller.status(sent)).isEqualTo("dispatched");
        assertThat(traveller.timeline(sent)).endsWith("ContentHandover berichtenbox -");
        assertThat(traveller.mails(sent)).isEqualTo(1);
    }
}
