package eu.briefwissel.function.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import eu.briefwissel.function.lambda.Sender.Sent;
import eu.briefwissel.store.Months;
import eu.briefwissel.support.TestClock;
import eu.briefwissel.support.TestDatabase;
import eu.briefwissel.support.TestTenants;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the schedule sets going. */
@QuarkusTest
class FallBackOnScheduleTest {

    private static final String NEVER_READS = "999993665";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String READS_ITS_EBOX = "01071700144";

    @Inject
    @Named("publish")
    RequestHandler<SQSEvent, SQSBatchResponse> publish;

    @Inject
    @Named("fallback")
    RequestHandler<Map<String, Object>, @Nullable Void> fallback;

    @Inject
    Sender sender;

    @Inject
    WorkInTime work;

    @Inject
    LambdaConfig lambda;

    @Inject
    Months months;

    @Inject
    TestClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void sendsAnEmailWhenTheDeadlineHasCome() {
        Sent sent = published("bsn", NEVER_READS);

        clock.advance(Duration.ofDays(8));
        fallback();

        assertThat(sender.status(sent)).isEqualTo("dispatched");
        assertThat(sender.mails(sent)).isEqualTo(1);
    }

    @Test
    void asksTheEboxWhetherItWasRead() {
        Sent sent = published("insz", READS_ITS_EBOX);

        sender.recipientsRead();
        clock.advance(Duration.ofMinutes(15));
        fallback();

        assertThat(sender.status(sent)).isEqualTo("opened");
    }

    @Test
    void publishesWhatNoMessageTold() {
        Sent sent = sender.submit("bsn", NEVER_READS);

        fallback();

        assertThat(sender.status(sent)).isEqualTo("published");
    }

    @Test
    void leavesTheRestToTheNextInvocationWhenItsTimeIsNearlyOver() {
        Sent sent = published("bsn", NEVER_READS);

        clock.advance(Duration.ofDays(8));
        fallback.handleRequest(Map.of(), Invocation.withTimeForBatches(2));

        assertThat(sender.status(sent)).isEqualTo("published");
        fallback();
        assertThat(sender.status(sent)).isEqualTo("dispatched");
    }

    @Test
    void doesNotWaitForWhatNeverAnswersUntilItsTimeIsOver() {
        Duration aLittleMore = lambda.margin().plusMillis(200);

        assertTimeoutPreemptively(
                PATIENCE,
                () -> work.inTime(
                        Invocation.with(aLittleMore), () -> Uni.createFrom().nothing()));
    }

    @Test
    void failsWhenTheStoreCannotBeAsked() throws SQLException {
        owner("revoke execute on function claim_work from briefwissel_app");
        try {
            assertThatThrownBy(this::fallback)
                    .isInstanceOf(WorkNotTakenUp.class)
                    .hasMessageContaining("stage=receive");
        } finally {
            owner("grant execute on function claim_work to briefwissel_app");
        }
    }

    @Test
    void looksAfterTheStoreLast() {
        clock.set(Instant.parse("2045-04-30T12:00:00Z"));

        fallback();

        assertThat(TestTenants.await(months::present)).contains(LocalDate.parse("2045-06-01"));
    }

    private Sent published(String scheme, String identifier) {
        Sent sent = sender.submit(scheme, identifier);
        SQSEvent event = new SQSEvent();
        event.setRecords(List.of());
        publish.handleRequest(event, Invocation.withTime());
        assertThat(sender.status(sent)).isEqualTo("published");
        return sent;
    }

    private void fallback() {
        fallback.handleRequest(Map.of(), Invocation.withTime());
    }

    private static void owner(String statement) throws SQLException {
        try (Connection owner = TestDatabase.asOwner();
                var executed = owner.createStatement()) {
            executed.execute(statement);
        }
    }
}
