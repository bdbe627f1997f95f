package eu.briefwissel.journey;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.journey.Traveller.Sent;
import eu.briefwissel.support.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of messages when recipients and operators behave as they may. */
@QuarkusTest
class FatesJourneyTest {

    private static final String MAILBOX_THEN_EMAIL = "\"route\": [\"mailbox\", \"email\"]";
    private static final String MAILBOX_ONLY = "\"route\": [\"mailbox\"]";

    @Inject
    Traveller traveller;

    @Inject
    TestClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @ParameterizedTest(name = "{0} {1} ends {3} because {2}")
    @CsvSource({
        "bsn,  999993677,   no-mailbox, dispatched, 1",
        "bsn,  999993689,   opted-out,  dispatched, 1",
        "bsn,  999993707,   refused,    dispatched, 1",
        "insz, 01071700540, no-mailbox, dispatched, 1",
        "insz, 01071700738, refused,    dispatched, 1",
        "kbo,  1999900270,  no-mailbox, dispatched, 1",
        "kbo,  1999900369,  refused,    dispatched, 1"
    })
    void goesOnToEmail(String scheme, String identifier, String cause, String status, int mails) {
        Sent sent = traveller.submit(scheme, identifier, MAILBOX_THEN_EMAIL);

        assertThat(traveller.status(sent)).isEqualTo(status);
        assertThat(traveller.timeline(sent)).anyMatch(fact -> fact.endsWith(" " + cause));
        assertThat(traveller.mails(sent)).isEqualTo(mails);
    }

    @ParameterizedTest(name = "{0} {1} ends {2} without a channel left")
    @CsvSource({
        "bsn,  999993677, undeliverable",
        "bsn,  999993689, undeliverable",
        "bsn,  999993707, held",
        "insz, 01071700540, published",
    })
    void endsWhereNoChannelIsLeft(String scheme, String identifier, String status) {
        Sent sent = traveller.submit(scheme, identifier, MAILBOX_ONLY);

        assertThat(traveller.status(sent)).isEqualTo(status);
        assertThat(traveller.mails(sent)).isZero();
    }

    @Test
    void triesAgainOnScheduleUntilTheOperatorTakesIt() {
        Sent sent = traveller.submit("bsn", "999993719", MAILBOX_THEN_EMAIL);

        assertThat(traveller.status(sent)).isEqualTo("resolved");
        traveller.timePasses(Duration.ofSeconds(59));
        assertThat(traveller.timeline(sent)).hasSize(3);
        traveller.timePasses(Duration.ofSeconds(1));
        assertThat(traveller.status(sent)).isEqualTo("resolved");
        traveller.timePasses(Duration.ofMinutes(5));

        assertThat(traveller.status(sent)).isEqualTo("published");
    }

    @Test
    void givesUpAfterTheFifthRetryAndTakesTheNextChannel() {
        Sent sent = traveller.submit("bsn", "999993720", MAILBOX_THEN_EMAIL);

        traveller.timePasses(Duration.ofMinutes(1));
        traveller.timePasses(Duration.ofMinutes(5));
        traveller.timePasses(Duration.ofMinutes(15));
        traveller.timePasses(Duration.ofHours(1));
        assertThat(traveller.status(sent)).isEqualTo("resolved");
        traveller.timePasses(Duration.ofHours(4));

        assertThat(traveller.status(sent)).isEqualTo("dispatched");
        assertThat(traveller.timeline(sent))
                .filteredOn(fact -> fact.startsWith("HandingOverPostponed"))
                .hasSize(5);
        assertThat(traveller.mails(sent)).isEqualTo(1);
    }

    @Test
    void isTakenOnceWhenTheAnswerWasLost() {
        Sent sent = traveller.submit("bsn", "999993732", MAILBOX_THEN_EMAIL);

        traveller.timePasses(Duration.ofMinutes(1));

        assertThat(traveller.status(sent)).isEqualTo("published");
        assertThat(traveller.timeline(sent)).contains("HandingOverPostponed berichtenbox -");
    }

    @Test
    void waitsForAnOperatorWhenTheReceiptOfAnEboxMessageIsUnknown() {
        Sent sent = traveller.submit("insz", "01071701332", MAILBOX_THEN_EMAIL);

        traveller.timePasses(Duration.ofMinutes(1));

        assertThat(traveller.status(sent)).isEqualTo("held");
        assertThat(traveller.timeline(sent)).endsWith("Held ebox-citizen receipt-unknown");
        assertThat(traveller.mails(sent)).isZero();
    }

    @Test
    void takesAReadThatCameBeforeTheAnswer() {
        Sent sent = traveller.submit("bsn", "999993768", MAILBOX_THEN_EMAIL);

        assertThat(traveller.status(sent)).isEqualTo("opened");
    }

    @Test
    void letsARepeatedReadHaveOneEffect() {
        Sent sent = traveller.submit("bsn", "999993781", MAILBOX_THEN_EMAIL);

        traveller.recipientsAct();
        traveller.recipientsAct();

        assertThat(traveller.timeline(sent))
                .filteredOn(fact -> fact.startsWith("ContentHandover "))
                .hasSize(1);
    }

    @Test
    void keepsAReplyOnce() {
        Sent sent = traveller.submit("bsn", "999993690", MAILBOX_THEN_EMAIL);

        traveller.recipientsAct();
        traveller.recipientsAct();

        assertThat(traveller.status(sent)).isEqualTo("opened");
        assertThat(traveller.replies(sent)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"insz, 01071700144", "kbo, 1999900072"})
    void asksTheEboxWhetherItWasRead(String scheme, String identifier) {
        Sent sent = traveller.submit(scheme, identifier, MAILBOX_THEN_EMAIL);

        traveller.recipientsAct();
        assertThat(traveller.status(sent)).isEqualTo("published");
        traveller.timePasses(Duration.ofMinutes(15));

        assertThat(traveller.status(sent)).isEqualTo("opened");
    }
}
