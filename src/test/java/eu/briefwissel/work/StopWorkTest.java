package eu.briefwissel.work;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.Stage;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.queue.WakeUps;
import eu.briefwissel.store.Claimed;
import eu.briefwissel.store.Claims;
import eu.briefwissel.support.Submissions;
import eu.briefwissel.support.TestClock;
import eu.briefwissel.support.TestTenant;
import eu.briefwissel.support.TestTenants;
import eu.briefwissel.support.TestWorkers;
import eu.briefwissel.tenant.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A process that is told to stop in the middle of a batch of five, two of which it has begun. */
@QuarkusTest
class StopWorkTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final int ALL = 5;
    private static final int AT_A_TIME = 2;

    @Inject
    Claims claims;

    @Inject
    Commits commits;

    @Inject
    WakeUps wakeUps;

    @Inject
    WorkMeters meters;

    @Inject
    TestClock clock;

    @Inject
    TestTenants tenants;

    @Inject
    TestWorkers workers;

    private final CompletableFuture<Void> operatorAnswers = new CompletableFuture<>();
    private final Set<DeliveryId> begun = ConcurrentHashMap.newKeySet();
    private final CountDownLatch underWay = new CountDownLatch(AT_A_TIME);
    private WorkQueue queue;
    private Set<DeliveryId> submitted;

    @BeforeEach
    void beginABatch() throws InterruptedException {
        workers.workOff(Stage.RESOLVE);
        TestTenant tenant = tenants.fresh();
        submitted = IntStream.range(0, ALL).mapToObj(_ -> accepted(tenant)).collect(Collectors.toSet());
        WorkConfig config = new FewAtATime();
        queue = new WorkQueue(new Leases(claims, config, clock), commits, wakeUps, meters, config);
        queue.workOffBatch(new Slow()).subscribe().with(_ -> {});
        assertThat(underWay.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void givesBackWhatItHasNotBegunToBeTakenUpByAnotherAtOnce() {
        queue.stop().await().atMost(PATIENCE);

        Set<DeliveryId> another = claimedByAnother();
        assertThat(another).hasSize(ALL - AT_A_TIME).doesNotContainAnyElementsOf(begun);
        assertThat(submitted).containsAll(another).containsAll(begun);
    }

    @Test
    void letsWhatItHasBegunComeToItsEndAndBeginsNothingMore() throws InterruptedException {
        queue.stop().await().atMost(PATIENCE);

        operatorAnswers.complete(null);

        assertThat(queue.awaitEnd(PATIENCE)).isTrue();
        assertThat(begun).hasSize(AT_A_TIME);
        assertThat(TestTenants.await(() -> queue.workOffBatch(new Slow()))).isZero();
        assertThat(claimedByAnother()).hasSize(ALL - AT_A_TIME);
    }

    @Test
    void waitsNoLongerThanItMayForACallThatDoesNotEnd() throws InterruptedException {
        queue.stop().await().atMost(PATIENCE);

        assertThat(queue.awaitEnd(Duration.ofMillis(10))).isFalse();
    }

    private Set<DeliveryId> claimedByAnother() {
        return TestTenants.await(() -> claims.claim(Stage.RESOLVE, 64, clock.instant(), LEASE)).stream()
                .map(Claimed::delivery)
                .collect(Collectors.toSet());
    }

    private static DeliveryId accepted(TestTenant tenant) {
        return DeliveryId.parse(tenant.as(Role.SENDER)
                .contentType("application/json")
                .body(Submissions.plain())
                .post("/v1/messages")
                .then()
                .statusCode(202)
                .extract()
                .path("id"));
    }

    /** Waits for an operator, then is done. */
    private final class Slow implements Worker {
        @Override
        public Stage stage() {
            return Stage.RESOLVE;
        }

        @Override
        public Uni<Void> work(TenantId tenant, List<Claimed> claimed) {
            return queue.each(claimed, piece -> {
                begun.add(piece.delivery());
                underWay.countDown();
                return Uni.createFrom().completionStage(operatorAnswers).chain(() -> queue.done(List.of(piece)));
            });
        }
    }

    private static final class FewAtATime implements WorkConfig {
        @Override
        public int batch() {
            return 64;
        }

        @Override
        public int concurrency() {
            return AT_A_TIME;
        }

        @Override
        public Duration lease() {
            return LEASE;
        }

        @Override
        public String pollEvery() {
            return "off";
        }

        @Override
        public List<Duration> brokenAfter() {
            return List.of(PATIENCE);
        }

        @Override
        public Duration stopWithin() {
            return PATIENCE;
        }
    }
}
