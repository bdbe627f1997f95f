package eu.briefwissel.journey;

import static eu.briefwissel.journey.GlobeTraveller.batchId;
import static eu.briefwissel.journey.GlobeTraveller.batches;
import static eu.briefwissel.journey.GlobeTraveller.letter;
import static eu.briefwissel.journey.GlobeTraveller.letterId;
import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.journey.GlobeTraveller.World;
import eu.briefwissel.support.TestClock;
import eu.briefwissel.support.TestWorkers;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class GlobeJourneyTest {

    private static final String MAILBOX = "[\"mailbox\"]";
    private static final String THEN_EMAIL = "[\"mailbox\", \"email\"]";

    @Inject
    GlobeTraveller traveller;

    @Inject
    TestWorkers workers;

    @Inject
    TestClock clock;

    private World world;

    @BeforeEach
    void aWorld() {
        world = traveller.world();
    }

    @AfterEach
    void ends() {
        world.close();
        clock.reset();
    }

    @Test
    void isPublishedWhenTheResultSaysSoAndNotBefore() {
        String id = traveller.submit(world, letter(THEN_EMAIL));
        assertThat(traveller.status(world, id)).isEqualTo("resolved");
        String batch = batches(world).getFirst();

        traveller.result(world, batchId(batch), letterId(batch), "Verwerkt");

        assertThat(traveller.status(world, id)).isEqualTo("published");
        assertThat(traveller.timeline(world, id))
                .containsExactly(
                        "SubmissionAcceptance - -",
                        "ChannelChosen berichtenbox -",
                        "SentForProcessing berichtenbox -",
                        "ContentConsignment berichtenbox -");
        clock.advance(Duration.ofDays(30));
        workers.workOff();
        assertThat(traveller.status(world, id)).isEqualTo("published");
        assertThat(batches(world)).hasSize(1);
    }

    @Test
    void findsTheLetterByItsBatchWhereLogiusNamesNone() {
        String id = traveller.submit(world, letter(MAILBOX));

        traveller.result(world, batchId(batches(world).getFirst()), GlobeTraveller.NIL, "Verwerkt");

        assertThat(traveller.status(world, id)).isEqualTo("published");
    }

    @Test
    void hasAResultOnceHoweverOftenTheAdapterShowsIt() {
        String id = traveller.submit(world, letter(MAILBOX));
        String batch = batches(world).getFirst();
        traveller.result(world, batchId(batch), letterId(batch), "Verwerkt");
        List<String> once = traveller.timeline(world, id);

        traveller.collect();
        traveller.result(world, batchId(batch), letterId(batch), "BerichtBestaatAl");

        assertThat(traveller.timeline(world, id)).isEqualTo(once);
    }

    @Test
    void sendsTheSameIdsAgainAfterATechnicalProblemAndWhenItNeverCameThrough() {
        String id = traveller.submit(world, letter(MAILBOX));
        String first = batches(world).getFirst();

        traveller.result(world, batchId(first), letterId(first), "TechnischProbleem");
        clock.advance(Duration.ofMinutes(1));
        workers.workOff();
        traveller.event(world, "EXPIRED");
        clock.advance(Duration.ofMinutes(5));
        workers.workOff();

        assertThat(batches(world))
                .hasSize(3)
                .extracting(GlobeTraveller::letterId)
                .containsOnly(letterId(first));
        assertThat(batches(world)).extracting(GlobeTraveller::batchId).containsOnly(batchId(first));
        traveller.result(world, batchId(first), letterId(first), "Verwerkt");
        assertThat(traveller.status(world, id)).isEqualTo("published");
    }

    @Test
    void goesOnToTheNextChannelWhereNobodySubscribed() {
        String id = traveller.submit(world, letter(THEN_EMAIL));
        String batch = batches(world).getFirst();

        traveller.result(world, batchId(batch), letterId(batch), "NietActiefOfGeabonneerd");

        assertThat(traveller.status(world, id)).isEqualTo("dispatched");
        assertThat(traveller.timeline(world, id)).contains("ContentConsignmentFailure berichtenbox no-mailbox");
    }

    @Test
    void isNotSentAtAllWhereTheSubscriptionCheckSaysNo() {
        GlobeTraveller.subscribed(world.server(), false);

        String id = traveller.submit(world, letter(THEN_EMAIL));

        assertThat(traveller.status(world, id)).isEqualTo("dispatched");
        assertThat(batches(world)).isEmpty();
    }

    @Test
    void keepsACodeThatNobodyKnowsForAnOperator() {
        String id = traveller.submit(world, letter(THEN_EMAIL));
        String batch = batches(world).getFirst();

        traveller.result(world, batchId(batch), letterId(batch), "IetsNieuws");

        assertThat(traveller.status(world, id)).isEqualTo("held");
        assertThat(traveller.timeline(world, id)).contains("Held berichtenbox outcome-unknown");
    }

    @Test
    void isHeldAfterADayWithoutAResultWhichSettlesItWhenItComesAfterAll() {
        String id = traveller.submit(world, letter(MAILBOX));
        String batch = batches(world).getFirst();

        clock.advance(Duration.ofHours(24).minusSeconds(1));
        workers.workOff();
        assertThat(traveller.status(world, id)).isEqualTo("resolved");
        clock.advance(Duration.ofSeconds(1));
        workers.workOff();
        assertThat(traveller.timeline(world, id)).contains("Held berichtenbox no-result");
        assertThat(batches(world)).hasSize(1);

        traveller.retry(world, id);
        assertThat(batches(world))
                .hasSize(2)
                .extracting(GlobeTraveller::letterId)
                .containsOnly(letterId(batch));
        traveller.result(world, batchId(batch), letterId(batch), "Verwerkt");
        assertThat(traveller.status(world, id)).isEqualTo("published");
    }

    @Test
    void refusesWhatGlobeCannotCarryWhenItComesIn() {
        List<String> rules = traveller
                .post(world, """
                        "subject": "%s", "body": "<table><tr><td>1</td></tr></table>", "route": ["mailbox", "email"]
                        """.formatted("s".repeat(51)))
                .then()
                .statusCode(422)
                .extract()
                .jsonPath()
                .getList("errors.collect { it.field + ' ' + it.rule }");

        assertThat(rules).containsExactly("/subject length", "/body plain-text");
    }

    @Test
    void refusesToFallBackForBeingUnreadWhereReadingIsNeverTold() {
        List<String> rules = traveller
                .post(world, letter(THEN_EMAIL) + ", \"unreadAfter\": \"5 working days\"")
                .then()
                .statusCode(422)
                .extract()
                .jsonPath()
                .getList("errors.collect { it.field + ' ' + it.rule }");

        assertThat(rules).containsExactly("/unreadAfter reading-never-told");
    }
}
