package eu.briefwissel.function.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.document.pdf.PdfSamples;
import eu.briefwissel.function.FunctionConfig;
import eu.briefwissel.function.Switch;
import eu.briefwissel.function.event.TestBroker;
import eu.briefwissel.support.Planted;
import eu.briefwissel.support.Submissions;
import eu.briefwissel.support.TestClock;
import eu.briefwissel.support.TestTenants;
import eu.briefwissel.work.HealWakeUps;
import eu.briefwissel.work.WorkConfig;
import eu.briefwissel.work.WorkQueue;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A process that carries fallback heals the lost wake-ups of functions that stand still until they are told. */
@QuarkusTest
@WithTestResource(TestBroker.class)
class WakeOthersTest {

    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    @Inject
    WorkQueue queue;

    @Inject
    HealWakeUps heal;

    @Inject
    TestTenants tenants;

    @Inject
    TestClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @BeforeEach
    void empty() {
        TestTenants.await(queue::wakeUpsSent);
        TestBroker.taken().clear();
    }

    @Test
    void wakesInEachTurnTheFunctionsThatOthersCarry() {
        clock.set(LONG_AGO);
        turn(new Functions(Switch.OFF, Switch.ON), new Work("1s"));

        assertThat(woken()).containsExactlyInAnyOrder("resolve", "publish");
    }

    /** What looks into documents may have to be started for it, on a JVM. */
    @Test
    void wakesTheOneThatLooksIntoDocumentsOnlyWhereThereIsOneThatWaits() {
        Planted.accepted(
                tenants.fresh(), Submissions.withAttachment("besluit.pdf", "application/pdf", PdfSamples.letter(1)));
        TestTenants.await(queue::wakeUpsSent);
        TestBroker.taken().clear();

        turn(new Functions(Switch.ON, Switch.ON), new Work("1s"));
        List<String> woken = woken();
        TestBroker.taken().clear();
        clock.set(LONG_AGO);
        turn(new Functions(Switch.ON, Switch.ON), new Work("1s"));

        assertThat(woken).containsExactly("inspect");
        assertThat(woken()).isEmpty();
    }

    @Test
    void wakesNobodyForWhatItCarriesItself() {
        clock.set(LONG_AGO);
        turn(new Functions(Switch.ON, Switch.ON), new Work("1s"));

        assertThat(woken()).isEmpty();
    }

    @Test
    void wakesNobodyWhereItIsNotFallbackOrIsTriggeredFromOutside() {
        turn(new Functions(Switch.OFF, Switch.OFF), new Work("1s"));
        turn(new Functions(Switch.OFF, Switch.ON), new Work("off"));

        assertThat(woken()).isEmpty();
    }

    /** What no wake-up told of waits no longer than this. */
    @Test
    void hasATurnEachMinute() throws NoSuchMethodException {
        Scheduled turn = WakeOthers.class.getDeclaredMethod("wake").getAnnotation(Scheduled.class);

        assertThat(turn).isNotNull();
        assertThat(turn.every()).isEqualTo("1m");
    }

    private void turn(Functions functions, Work work) {
        TestTenants.await(() -> new WakeOthers(queue, heal, functions, work).wake());
    }

    private List<String> woken() {
        TestTenants.await(queue::wakeUpsSent);
        return TestBroker.taken().stream()
                .map(headers -> headers.get("Ce-subject"))
                .toList();
    }

    private record Functions(Switch publish, Switch fallback) implements FunctionConfig {
        @Override
        public Switch ingest() {
            return Switch.OFF;
        }

        @Override
        public Switch reach() {
            return Switch.OFF;
        }

        @Override
        public Switch webhook() {
            return Switch.OFF;
        }

        @Override
        public Switch document() {
            return Switch.OFF;
        }

        @Override
        public String defaultTenant() {
            return "default";
        }
    }

    private record Work(String pollEvery) implements WorkConfig {
        @Override
        public int batch() {
            return 1;
        }

        @Override
        public int concurrency() {
            return 1;
        }

        @Override
        public Duration lease() {
            return Duration.ofMinutes(2);
        }

        @Override
        public List<Duration> brokenAfter() {
            return List.of();
        }

        @Override
        public Duration stopWithin() {
            return Duration.ZERO;
        }
    }
}
