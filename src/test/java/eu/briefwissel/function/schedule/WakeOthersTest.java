package eu.briefwissel.function.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.function.FunctionConfig;
import eu.briefwissel.function.Switch;
import eu.briefwissel.function.event.TestBroker;
import eu.briefwissel.support.TestTenants;
import eu.briefwissel.work.WorkConfig;
import eu.briefwissel.work.WorkQueue;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A process that carries fallback heals the lost wake-ups of functions that stand still until they are told. */
@QuarkusTest
@WithTestResource(TestBroker.class)
class WakeOthersTest {

    @Inject
    WorkQueue queue;

    @BeforeEach
    void empty() {
        TestTenants.await(queue::wakeUpsSent);
        TestBroker.taken().clear();
    }

    @Test
    void wakesInEachTurnTheFunctionsThatOthersCarry() {
        new WakeOthers(queue, new Functions(Switch.OFF, Switch.ON), new Work("1s")).wake();

        assertThat(woken()).containsExactlyInAnyOrder("resolve", "publish");
    }

    @Test
    void wakesNobodyForWhatItCarriesItself() {
        new WakeOthers(queue, new Functions(Switch.ON, Switch.ON), new Work("1s")).wake();

        assertThat(woken()).isEmpty();
    }

    @Test
    void wakesNobodyWhereItIsNotFallbackOrIsTriggeredFromOutside() {
        new WakeOthers(queue, new Functions(Switch.OFF, Switch.OFF), new Work("1s")).wake();
        new WakeOthers(queue, new Functions(Switch.OFF, Switch.ON), new Work("off")).wake();

        assertThat(woken()).isEmpty();
    }

    /** What no wake-up told of waits no longer than this. */
    @Test
    void hasATurnEachMinute() throws NoSuchMethodException {
        Scheduled turn = WakeOthers.class.getDeclaredMethod("wake").getAnnotation(Scheduled.class);

        assertThat(turn).isNotNull();
        assertThat(turn.every()).isEqualTo("1m");
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
        public Switch webhook() {
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
