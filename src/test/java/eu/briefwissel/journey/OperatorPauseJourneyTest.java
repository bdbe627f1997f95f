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
            return Map.of("briefwissel.publish.pause", "1s", "briefwissel.publish.bytes-open", "1");
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
    void putsOffAllLettersToThatOperatorWithoutATryAndNoneToAnother() {
        clock.advance(Duration.ofDays(1));
        Sent limited = traveller.submit("bsn", LIMITED_FOR_A_SECOND, MAILBOX);
        List<Sent> others = IntStream.range(0, 20)
                .mapToObj(_ -> traveller.accepted("bsn", HAS_A_MAILBOX, MAILBOX))
                .toList();
        Sent toAnother = traveller.accepted("insz", HAS_AN_EBOX, MAILBOX);

        workers.workOff(Stage.RESOLVE);
        workers.workOff(Stage.PUBLISH);

        assertThat(traveller.status(toAnother)).isEqualTo("published");
        assertThat(others).allSatisfy(sent -> {
            assertThat(traveller.status(sent)).isEqualTo("resolved");
            assertThat(rows.text("select tries::text from work where delivery = ?", UUID.fromString(sent.id())))
                    .isEqualTo("0");
        });

        traveller.timePasses(Duration.ofSeconds(1));
        traveller.timePasses(Duration.ofSeconds(1));

        assertThat(others).allSatisfy(sent -> {
            assertThat(traveller.status(sent)).isEqualTo("published");
            assertThat(traveller.timeline(sent)).noneMatch(fact -> fact.startsWith("HandingOverPostponed"));
        });
        traveller.timePasses(Duration.ofMinutes(1));
        assertThat(traveller.status(limited)).isEqualTo("published");
    }

    @Test
    void goesOnAsSoonAsTheOperatorTakesLettersAgain() {
        clock.advance(Duration.ofDays(2));
        Sent unavailable = traveller.submit("bsn", UNAVAILABLE_TWICE, MAILBOX);
        Sent waiting = traveller.submit("bsn", HAS_A_MAILBOX, MAILBOX);
        assertThat(traveller.status(waiting)).isEqualTo("resolved");

        traveller.timePasses(Duration.ofSeconds(1));

        assertThat(traveller.status(waiting)).isEqualTo("published");
        traveller.timePasses(Duration.ofMinutes(1));
        traveller.timePasses(Duration.ofMinutes(5));
        assertThat(traveller.status(unavailable)).isEqualTo("published");
    }
}
