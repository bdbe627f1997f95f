package eu.briefwissel.journey;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.journey.Traveller.Sent;
import eu.briefwissel.support.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A day on which no other test asks. */
@QuarkusTest
class MailboxKnownJourneyTest {

    private static final String ROUTE = "\"route\": [\"mailbox\", \"email\"]";

    @Inject
    Traveller traveller;

    @Inject
    TestClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void asksTheBerichtenboxOnceADayAboutSomebody() {
        clock.set(Instant.parse("2028-06-06T09:00:00Z"));
        long before = traveller.callsToTheBerichtenbox("checked");

        traveller.submit("bsn", "999993665", ROUTE);
        traveller.timePasses(Duration.ofHours(23));
        traveller.submit("bsn", "999993665", ROUTE);
        assertThat(traveller.callsToTheBerichtenbox("checked") - before).isEqualTo(1);

        traveller.timePasses(Duration.ofHours(1));
        traveller.submit("bsn", "999993665", ROUTE);
        assertThat(traveller.callsToTheBerichtenbox("checked") - before).isEqualTo(2);
    }

    @Test
    void remembersThatConsentWasWithdrawnAndNotThatThereIsNoMailbox() {
        clock.set(Instant.parse("2028-06-13T09:00:00Z"));
        traveller.submit("bsn", "999993689", ROUTE);

        Sent second = traveller.submit("bsn", "999993689", ROUTE);

        assertThat(traveller.timeline(second)).contains("ContentConsignmentFailure berichtenbox opted-out");
    }
}
