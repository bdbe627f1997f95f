package eu.briefwissel.journey;

import static eu.briefwissel.journey.GlobeTraveller.MESSAGES;
import static eu.briefwissel.journey.GlobeTraveller.batchId;
import static eu.briefwissel.journey.GlobeTraveller.batches;
import static eu.briefwissel.journey.GlobeTraveller.letter;
import static eu.briefwissel.journey.GlobeTraveller.letterId;
import static eu.briefwissel.journey.GlobeTraveller.messageIds;
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

/** Sendings of which nobody knows whether they arrived: no reader gets a letter both ways, and none is sent for ever. */
@QuarkusTest
class GlobeDoubtJourneyTest {

    private static final String THEN_EMAIL = "[\"mailbox\", \"email\"]";
    private static final List<Duration> SCHEDULE = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(4));

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
    void isHeldAndNotMailedWhenTheAdapterMayHaveItAndIsAwayFromThenOn() {
        adapterAnswers(500);
        String id = traveller.submit(world, letter(THEN_EMAIL));
        adapterAnswers(404);
        SCHEDULE.forEach(this::timePasses);

        assertThat(traveller.status(world, id)).isEqualTo("held");
        assertThat(traveller.timeline(world, id)).endsWith("Held berichtenbox outcome-unknown");

        String batch = batches(world).getFirst();
        traveller.result(world, batchId(batch), letterId(batch), "Verwerkt");
        assertThat(traveller.status(world, id)).isEqualTo("published");
    }

    @Test
    void isMailedWhenTheAdapterCertainlyTookNone() {
        adapterAnswers(404);
        String id = traveller.submit(world, letter(THEN_EMAIL));
        SCHEDULE.forEach(this::timePasses);

        assertThat(traveller.status(world, id)).isEqualTo("dispatched");
    }

    @Test
    void remembersTheDoubtWhenAnOperatorHasItTriedAgain() {
        String id = traveller.submit(world, letter(THEN_EMAIL));
        timePasses(Duration.ofHours(24));
        assertThat(traveller.timeline(world, id)).endsWith("Held berichtenbox no-result");

        adapterAnswers(404);
        traveller.retry(world, id);
        SCHEDULE.forEach(this::timePasses);

        assertThat(traveller.status(world, id)).isEqualTo("held");
        assertThat(traveller.timeline(world, id)).endsWith("Held berichtenbox outcome-unknown");
    }

    @Test
    void countsNoEventOfAFormerSendingAgainstTheLatest() {
        String id = traveller.submit(world, letter(THEN_EMAIL));
        String batch = batches(world).getFirst();
        SCHEDULE.forEach(wait -> {
            traveller.result(world, batchId(batch), letterId(batch), "TechnischProbleem");
            timePasses(wait);
        });
        assertThat(batches(world)).hasSize(6);

        traveller.event(world, messageIds(world).getFirst(), "FAILED");
        traveller.event(world, messageIds(world).get(1), "EXPIRED");
        assertThat(traveller.status(world, id)).isEqualTo("resolved");

        traveller.event(world, messageIds(world).getLast(), "FAILED");
        assertThat(traveller.status(world, id)).isEqualTo("dispatched");
    }

    @Test
    void isNotSentAnyEarlierForAnEventThatComesWhileItWaitsToBeSentAgain() {
        traveller.submit(world, letter(THEN_EMAIL));
        String batch = batches(world).getFirst();
        SCHEDULE.subList(0, 3).forEach(wait -> {
            traveller.result(world, batchId(batch), letterId(batch), "TechnischProbleem");
            timePasses(wait);
        });
        traveller.result(world, batchId(batch), letterId(batch), "TechnischProbleem");
        assertThat(batches(world)).hasSize(4);

        traveller.event(world, "FAILED");
        traveller.event(world, "EXPIRED");
        traveller.result(world, batchId(batch), letterId(batch), "TechnischProbleem");
        timePasses(Duration.ofMinutes(30));
        assertThat(batches(world)).as("sent before its hour").hasSize(4);

        timePasses(Duration.ofMinutes(30));
        assertThat(batches(world)).hasSize(5);
    }

    @Test
    void isNotMailedAnyMoreWhenItTurnsOutToLieInTheMailbox() {
        String id = traveller.submit(world, letter(THEN_EMAIL));
        String batch = batches(world).getFirst();
        GlobeTraveller.lay(world, batchId(batch), letterId(batch), "NietActiefOfGeabonneerd");
        traveller.fetch();
        assertThat(traveller.timeline(world, id)).endsWith("ChannelChosen email -");

        GlobeTraveller.lay(world, batchId(batch), letterId(batch), "Verwerkt");
        traveller.fetch();
        workers.workOff();

        assertThat(traveller.status(world, id)).isEqualTo("published");
        assertThat(traveller.timeline(world, id))
                .endsWith("ChannelChosen berichtenbox -", "ContentConsignment berichtenbox -")
                .doesNotContain("RelayToNonERDS email -");
    }

    @Test
    void findsTheLetterByItsBatchThoughTheAdaptersAnswerWasLost() {
        adapterAnswers(500);
        String id = traveller.submit(world, letter(THEN_EMAIL));

        traveller.result(world, batchId(batches(world).getFirst()), GlobeTraveller.NIL, "Verwerkt");

        assertThat(traveller.status(world, id)).isEqualTo("published");
    }

    @Test
    void isHeldWhenItMayHaveBeenTakenByTheDialectThatTheTenantHasLeft() {
        adapterAnswers(500);
        String id = traveller.submit(world, letter(THEN_EMAIL));
        traveller.speaks(world, "bbk");

        timePasses(Duration.ofMinutes(1));

        assertThat(traveller.status(world, id)).isEqualTo("held");
        assertThat(traveller.timeline(world, id)).endsWith("Held berichtenbox outcome-unknown");
    }

    @Test
    void goesByTheNewDialectWhenTheOneThatWasLeftCertainlyTookNothing() {
        adapterAnswers(404);
        String id = traveller.submit(world, letter(THEN_EMAIL));
        traveller.speaks(world, "bbk");

        timePasses(Duration.ofMinutes(1));

        assertThat(traveller.status(world, id)).isEqualTo("resolved");
        assertThat(batches(world)).hasSize(1);
    }

    private void adapterAnswers(int status) {
        world.server().on(MESSAGES, status, "");
    }

    private void timePasses(Duration time) {
        clock.advance(time);
        workers.workOff();
    }
}
