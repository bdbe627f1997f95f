package eu.briefwissel.journey;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.delivery.Stage;
import eu.briefwissel.journey.Traveller.Sent;
import eu.briefwissel.support.TenantRows;
import eu.briefwissel.support.TestClock;
import eu.briefwissel.support.TestOperators;
import eu.briefwissel.support.TestWorkers;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An operator that says that it takes nothing now is left alone, and nobody else waits for it. */
@QuarkusTest
@TestProfile(OperatorPauseJourneyTest.Sparing.class)
class OperatorPauseJourneyTest {

    /** As in production; and every letter is larger than the room for letters, so that each goes alone. */
    public static class Sparing implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("briefwissel.channel.pause", "1s", "briefwissel.publish.bytes-open", "1");
        }
    }

    private static final String MAILBOX = "\"route\": [\"mailbox\"]";
    private static final String LIMITED_FOR_A_SECOND = "999993793";
    private static final String UNAVAILABLE_TWICE = "999993719";
    private static final String HAS_A_MAILBOX = "999993665";
    private static final String HAS_AN_EBOX = "01071700342";

    private final TenantRows rows = new TenantRows(TestOperators.TENANT);

    @Inject
    Traveller traveller;

    @Inject
    TestWorkers workers;

    @Inject
    TestClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void putsOffAllLettersToThatOperatorWithoutATry() {
        clock.advance(Duration.ofDays(1));
        Sent limited = traveller.accepted("bsn", LIMITED_FOR_A_SECOND, MAILBOX);
        List<Sent> others = accepted(20);
        workers.workOff(Stage.RESOLVE);
        others.forEach(sent -> rows.change(
                "update work set due_at = due_at + interval '500 ms' where delivery = ?", UUID.fromString(sent.id())));
        workers.workOff(Stage.PUBLISH);
        clock.advance(Duration.ofMillis(500));

        workers.workOff(Stage.PUBLISH);

        assertThat(others).allSatisfy(sent -> isPutOff(sent, "resolved"));
        traveller.timePasses(Duration.ofMillis(500));
        traveller.timePasses(Duration.ofSeconds(1));
        assertThat(others).allSatisfy(this::isPublishedAtOnce);
        traveller.timePasses(Duration.ofMinutes(1));
        assertThat(traveller.status(limited)).isEqualTo("published");
    }

    @Test
    void asksThatOperatorNothingElseAndEveryOtherAsBefore() {
        clock.advance(Duration.ofDays(2));
        traveller.submit("bsn", LIMITED_FOR_A_SECOND, MAILBOX);
        List<Sent> others = accepted(3);
        Sent toAnother = traveller.accepted("insz", HAS_AN_EBOX, MAILBOX);

        workers.workOff();

        assertThat(traveller.status(toAnother)).isEqualTo("published");
        assertThat(others).allSatisfy(sent -> isPutOff(sent, "accepted"));
        traveller.timePasses(Duration.ofSeconds(1));
        traveller.timePasses(Duration.ofSeconds(1));
        assertThat(others).allSatisfy(this::isPublishedAtOnce);
    }

    @Test
    void goesOnAsSoonAsTheOperatorTakesLettersAgain() {
        clock.advance(Duration.ofDays(3));
        Sent unavailable = traveller.submit("bsn", UNAVAILABLE_TWICE, MAILBOX);
        Sent waiting = traveller.submit("bsn", HAS_A_MAILBOX, MAILBOX);
        isPutOff(waiting, "accepted");

        traveller.timePasses(Duration.ofSeconds(1));

        assertThat(traveller.status(waiting)).isEqualTo("published");
        traveller.timePasses(Duration.ofMinutes(1));
        traveller.timePasses(Duration.ofMinutes(5));
        assertThat(traveller.status(unavailable)).isEqualTo("published");
    }

    private List<Sent> accepted(int many) {
        return IntStream.range(0, many)
                .mapToObj(_ -> traveller.accepted("bsn", HAS_A_MAILBOX, MAILBOX))
                .toList();
    }

    private void isPutOff(Sent sent, String status) {
        assertThat(traveller.status(sent)).isEqualTo(status);
        assertThat(rows.text("select tries::text from work where delivery = ?", UUID.fromString(sent.id())))
                .isEqualTo("0");
    }

    private void isPublishedAtOnce(Sent sent) {
        assertThat(traveller.status(sent)).isEqualTo("published");
        assertThat(traveller.timeline(sent)).noneMatch(fact -> fact.startsWith("HandingOverPostponed"));
    }
}
