package eu.briefwissel.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import eu.briefwissel.journey.BrokenLine.Fault;
import eu.briefwissel.journey.Storm.Letter;
import eu.briefwissel.sandbox.TakenMessage;
import eu.briefwissel.support.TestClock;
import eu.briefwissel.support.TestTenants;
import eu.briefwissel.support.TestWorkers;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * An hour in which 30 % of what the Berichtenbox answers and tells is broken: 503, time-outs, lost answers, doubled and reordered
 * webhooks. What the operator's own log says is held against the database: every letter arrives once, and ends as its recipient has it.
 */
@QuarkusTest
@TestProfile(BrokenAnswersJourneyTest.Impatient.class)
class BrokenAnswersJourneyTest {

    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final int MINUTES = 60;

    /** Time-outs cost real time. */
    public static class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("briefwissel.berichtenbox.timeout", PATIENCE.toMillis() + "ms");
        }
    }

    @Inject
    TestTenants tenants;

    @Inject
    TestWorkers workers;

    @Inject
    TestClock clock;

    @Inject
    Traveller traveller;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void endsEveryLetterRightThroughAnHourOfBrokenAnswers() throws IOException {
        endsEveryLetterRight(4);
    }

    @Test
    @Tag("long")
    void endsThousandsOfLettersRightThroughAnHourOfBrokenAnswers() throws IOException {
        endsEveryLetterRight(100);
    }

    private void endsEveryLetterRight(int lettersAMinute) throws IOException {
        try (Storm storm = Storm.begin(tenants, PATIENCE)) {
            for (int minute = 0; minute < MINUTES; minute++) {
                storm.submit(lettersAMinute);
                workers.workOff();
                if (minute % 3 == 0) {
                    storm.recipientsAct();
                }
                clock.advance(Duration.ofMinutes(1));
            }
            List.of(5L, 15L, 60L, 240L, 300L, 300L).forEach(minutes -> step(storm, Duration.ofMinutes(minutes)));
            storm.calm();
            workers.workOff();
            seesToWhatNobodyKnowsTheOutcomeOf(storm);

            tookEachLetterOnceAndAsItWasWritten(storm);
            saysInTheDatabaseWhatTheOperatorSays(storm);
            endsAsItsRecipientHasIt(storm);
            brokeAsOftenAsSaid(storm);
        }
    }

    /** Where every answer was lost until the retries ended, it went no other way and waits for its operator. */
    private void seesToWhatNobodyKnowsTheOutcomeOf(Storm storm) {
        storm.mendTheLine();
        storm.operatorTriesAgainWhatIsHeldInDoubt();
        workers.workOff();
        storm.calm();
        workers.workOff();
    }

    private void step(Storm storm, Duration time) {
        clock.advance(time);
        workers.workOff();
        storm.recipientsAct();
    }

    private void brokeAsOftenAsSaid(Storm storm) {
        assertThat(storm.brokenShare()).isCloseTo(0.3, within(0.08));
        assertThat(storm.broken()).containsOnlyKeys(Fault.values());
        assertThat(storm.taken()).anyMatch(taken -> taken.calls() > 1);
    }

    private void tookEachLetterOnceAndAsItWasWritten(Storm storm) {
        Map<String, Letter> letters = storm.letters().stream()
                .filter(letter -> letter.kind().hasMailbox())
                .collect(Collectors.toMap(Letter::textDigest, Function.identity()));

        assertThat(storm.taken())
                .extracting(TakenMessage::textDigest)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(letters.keySet());
    }

    private void saysInTheDatabaseWhatTheOperatorSays(Storm storm) {
        Map<String, String> receipts =
                storm.taken().stream().collect(Collectors.toMap(TakenMessage::wireId, TakenMessage::foreignId));

        Map<String, String> written = storm.receiptsInTheDatabase();
        Set<String> unlike = new HashSet<>(receipts.keySet());
        unlike.removeIf(id -> Objects.equals(receipts.get(id), written.get(id)));
        assertThat(written).as(() -> storm.story(unlike)).isEqualTo(receipts);
        assertThat(storm.count("select count(*) from mailbox_event where delivery is null"))
                .as("events that still wait for their letter")
                .isZero();
        assertThat(storm.count("""
                select count(*)
                  from (select e.delivery, e.kind
                          from evidence e
                         where e.kind in ('ContentConsignment', 'ContentHandover', 'ReplyReceived', 'RelayToNonERDS')
                         group by e.delivery, e.kind
                        having count(*) > 1) as twice
                """)).as("facts written twice").isZero();
    }

    private void endsAsItsRecipientHasIt(Storm storm) {
        assertThat(storm.letters()).allSatisfy(letter -> {
            assertThat(storm.status(letter))
                    .as(letter.kind().name())
                    .isEqualTo(letter.kind().status());
            assertThat(storm.replies(letter))
                    .as(letter.kind().name())
                    .isEqualTo(letter.kind().replies());
        });
        assertThat(storm.letters().stream().filter(letter -> !letter.kind().hasMailbox()))
                .allSatisfy(
                        letter -> assertThat(traveller.mailsTo(letter.email())).isEqualTo(1));
    }
}
