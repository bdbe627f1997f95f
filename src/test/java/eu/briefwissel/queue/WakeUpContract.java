package eu.briefwissel.queue;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.support.Submissions;
import eu.briefwissel.support.TestClock;
import eu.briefwissel.support.TestDatabase;
import eu.briefwissel.support.TestOperators;
import eu.briefwissel.support.TestTenants;
import eu.briefwissel.support.TestWorkers;
import eu.briefwissel.tenant.Role;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What holds whichever way wake-ups travel. What is counted is what leaves: mails, which no channel of the other side would
 * recognise as doubled.
 */
public abstract class WakeUpContract {

    private static final String HAS_NO_MAILBOX = "999993677";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int A_BATCH = 99;

    @Inject
    TestTenants tenants;

    @Inject
    TestWorkers workers;

    @Inject
    TestClock clock;

    /** Puts a text on the queue, as if somebody had sent it. */
    protected abstract void put(String text);

    /** Has the queue hand out what it has, and again what came back, until it has nothing but dead letters. */
    protected abstract void handOut();

    /** Hands one wake-up out twice at the same time, as when visibility runs out while the first is worked on. */
    protected abstract void handOutTwiceAtOnce();

    /** Whether a wake-up that was not looked at comes again; where it does not, the timer alone heals. */
    protected abstract boolean keepsWhatWasNotLookedAt();

    protected abstract int deadLetters();

    /** Puts the dead letters back on the queue. */
    protected abstract void redrive();

    /** One turn of the scheduled function, or of the timer that stands for it. */
    protected abstract void timer();

    @BeforeEach
    void nothingIsLeftOver() {
        clock.reset();
        workers.workOff();
    }

    @Test
    void handsOverOnceHoweverOftenItWasWoken() {
        List<String> letters = submit(5);

        IntStream.range(0, 20).forEach(_ -> put("resolve"));
        handOut();

        assertHandedOverOnce(letters);
    }

    @Test
    void handsOverWhenWakeUpsComeInTheWrongOrderAndBeforeTheWork() {
        put("publish");
        put("resolve");
        List<String> letters = submit(3);

        put("publish");
        put("resolve");
        put("publish");
        handOut();

        assertHandedOverOnce(letters);
    }

    @Test
    void takesUpAllThatIsDueWhenAWakeUpComesLate() {
        List<String> letters = new ArrayList<>(submit(2));
        clock.advance(Duration.ofHours(1));
        letters.addAll(submit(2));

        put("resolve");
        handOut();

        assertHandedOverOnce(letters);
    }

    @Test
    void stopsNothingButAPoisonMessageItself() {
        List<String> letters = submit(3);
        List<String> texts = new ArrayList<>(Collections.nCopies(A_BATCH, "resolve"));
        texts.add(A_BATCH / 2, "{\"not\":\"a stage\"}");

        texts.forEach(this::put);
        handOut();

        assertHandedOverOnce(letters);
        assertThat(deadLetters()).isEqualTo(keepsWhatWasNotLookedAt() ? 1 : 0);
    }

    @Test
    void handsOverWhatCouldNotBeLookedAtWhenTheDeadLetterIsDrivenBackOrTheTimerComes() throws SQLException {
        int before = deadLetters();
        List<String> letters = submit(2);

        owner("revoke execute on function claim_work from briefwissel_app");
        try {
            put("resolve");
            handOut();
        } finally {
            owner("grant execute on function claim_work to briefwissel_app");
        }
        assertThat(mails(letters.getFirst())).isZero();
        if (keepsWhatWasNotLookedAt()) {
            assertThat(deadLetters()).isGreaterThan(before);
            redrive();
            handOut();
        } else {
            timer();
        }

        assertHandedOverOnce(letters);
    }

    @Test
    void handsOverOnceWhenVisibilityRunsOutWhileItIsWorkedOn() {
        List<String> letters = submit(10);

        put("resolve");
        handOutTwiceAtOnce();

        assertHandedOverOnce(letters);
    }

    @Test
    void healsInOneTurnOfTheTimerWhatNoWakeUpTold() {
        List<String> letters = submit(A_BATCH);

        timer();

        assertHandedOverOnce(letters);
    }

    private List<String> submit(int letters) {
        Map<String, String> account =
                given().get(TestOperators.sandbox() + "/account").jsonPath().getMap("$");
        var tenant = tenants.named(TestOperators.TENANT, account);
        return IntStream.range(0, letters)
                .mapToObj(_ -> {
                    String email = UUID.randomUUID() + "@example.org";
                    tenant.as(Role.SENDER)
                            .contentType("application/json")
                            .body(Submissions.to("bsn", HAS_NO_MAILBOX, email))
                            .post("/v1/messages")
                            .then()
                            .statusCode(202);
                    return email;
                })
                .toList();
    }

    private void assertHandedOverOnce(List<String> letters) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (letters.stream().anyMatch(email -> mails(email) == 0) && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(letters).allSatisfy(email -> assertThat(mails(email)).isEqualTo(1));
    }

    private static long mails(String email) {
        List<List<String>> recipients =
                given().get(TestOperators.sandbox() + "/mails").jsonPath().getList("to");
        return recipients.stream().filter(to -> to.contains(email)).count();
    }

    private static void owner(String statement) throws SQLException {
        try (var owner = TestDatabase.asOwner();
                var executed = owner.createStatement()) {
            executed.execute(statement);
        }
    }
}
