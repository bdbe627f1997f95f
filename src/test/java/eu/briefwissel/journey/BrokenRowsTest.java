package eu.briefwissel.journey;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.delivery.Stage;
import eu.briefwissel.journey.Traveller.Sent;
import eu.briefwissel.support.TenantRows;
import eu.briefwissel.support.TestClock;
import eu.briefwissel.support.TestOperators;
import eu.briefwissel.support.TestWorkers;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.search.Search;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One of a batch of a hundred cannot be read: it stops itself, and no other. */
@QuarkusTest
@TestProfile(BrokenRowsTest.BatchesOfAHundred.class)
class BrokenRowsTest {

    /** A hundred letters are one claim here. */
    public static class BatchesOfAHundred implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("briefwissel.work.batch", "100");
        }
    }

    private static final int THE_BROKEN_ONE = 7;
    private static final String HAS_A_MAILBOX = "999993665";
    private static final String POLICY = "\"route\": [\"mailbox\", \"email\"], \"unreadAfter\": \"36 hours\"";
    private static final List<Duration> TRIES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(4));

    private final TenantRows rows = new TenantRows(TestOperators.TENANT);

    @Inject
    Traveller traveller;

    @Inject
    TestWorkers workers;

    @Inject
    TestClock clock;

    @Inject
    MeterRegistry meters;

    /** The letters that were only there to fill a batch go no further. */
    @AfterEach
    void leaveNothingBehind() {
        clock.reset();
        rows.forgetWork();
    }

    @ParameterizedTest(name = "one of {0}, {1}: {2}, {3}")
    @CsvSource(delimiter = '|', textBlock = """
            10  | resolve  | delivery  | update delivery set route = '{pigeon}' where id = ?
            10  | resolve  | data-key  | update data_key set wrapped = 'rubbish' where message = ?
            10  | resolve  | data-key  | delete from data_key where message = ?
            100 | resolve  | recipient | update message set recipient_sealed = 'rubbish' where id = ?
            10  | resolve  | recipient | update message set recipient_sealed = null where id = ?
            10  | publish  | delivery  | update delivery set route = '{pigeon}' where id = ?
            10  | publish  | data-key  | update data_key set wrapped = 'rubbish' where message = ?
            10  | publish  | data-key  | delete from data_key where message = ?
            10  | publish  | recipient | update message set recipient_sealed = 'rubbish' where id = ?
            100 | publish  | content   | update content set sealed = 'rubbish' where message = ?
            10  | publish  | content   | delete from content where message = ?
            100 | fallback | delivery  | update delivery set route = '{pigeon,email}' where id = ?
            10  | fallback | delivery  | update delivery set receipt_id = '' where id = ?
            """)
    void stopsItselfAloneAndIsHeldAfterItsTries(int many, String stageName, String what, String damage) {
        Stage stage = Stage.named(stageName);
        List<Sent> all = sentUpTo(stage, many);
        Sent broken = all.get(THE_BROKEN_ONE);
        String before = rows.text("select status from delivery where id = ?", uuid(broken));
        double heldBefore = counted(stage, what, "held");
        double laterBefore = counted(stage, what, "later");
        rows.change(damage, uuid(broken));

        workers.workOff(stage);

        assertThat(all).filteredOn(sent -> hasWork(sent, stage)).containsExactly(broken);
        assertThat(rows.text("select tries::text from work where delivery = ?", uuid(broken)))
                .isEqualTo("1");
        assertThat(rows.text("select status from delivery where id = ?", uuid(broken)))
                .isEqualTo(before);

        TRIES.forEach(wait -> {
            clock.advance(wait);
            workers.workOff(stage);
        });

        assertThat(traveller.status(broken)).isEqualTo("held");
        assertThat(traveller.timeline(broken)).endsWith("Held - broken");
        assertThat(rows.text("select cause from delivery where id = ?", uuid(broken)))
                .isEqualTo("broken");
        assertThat(hasWork(broken, stage)).isFalse();
        assertThat(counted(stage, what, "later") - laterBefore).isEqualTo(TRIES.size());
        assertThat(counted(stage, what, "held") - heldBefore).isEqualTo(1);
    }

    @Test
    void goesOnWhenItWasMendedInTime() {
        Sent sent = traveller.accepted("bsn", HAS_A_MAILBOX, POLICY);
        workers.workOff(Stage.RESOLVE);
        rows.change("update delivery set route = '{pigeon,email}' where id = ?", uuid(sent));
        workers.workOff(Stage.PUBLISH);

        rows.change("update delivery set route = '{berichtenbox,email}' where id = ?", uuid(sent));
        traveller.timePasses(TRIES.getFirst());

        assertThat(traveller.status(sent)).isEqualTo("published");
        assertThat(traveller.timeline(sent)).noneMatch(fact -> fact.startsWith("Held"));
    }

    @Test
    void isRetriedByAnOperatorWhoMendedItWithoutASecondCallUnderWay() {
        Sent sent = traveller.accepted("bsn", HAS_A_MAILBOX, "\"route\": [\"email\"]");
        workers.workOff(Stage.RESOLVE);
        String envelope = rows.text("select encode(sealed, 'hex') from content where message = ?", uuid(sent));
        rows.change("update content set sealed = 'rubbish' where message = ?", uuid(sent));
        workers.workOff(Stage.PUBLISH);
        rows.change("update content set sealed = decode('" + envelope + "', 'hex') where message = ?", uuid(sent));

        traveller.timePasses(TRIES.getFirst());

        assertThat(traveller.status(sent)).isEqualTo("dispatched");
        assertThat(traveller.mails(sent)).isEqualTo(1);
    }

    private List<Sent> sentUpTo(Stage stage, int many) {
        List<Sent> all = IntStream.range(0, many)
                .mapToObj(_ -> traveller.accepted("bsn", HAS_A_MAILBOX, POLICY))
                .toList();
        if (stage != Stage.RESOLVE) {
            workers.workOff(Stage.RESOLVE);
        }
        if (stage == Stage.FALLBACK) {
            workers.workOff(Stage.PUBLISH);
            clock.advance(Duration.ofHours(36));
        }
        return all;
    }

    private boolean hasWork(Sent sent, Stage stage) {
        return rows.text("select stage from work where stage = '" + stage.wireName() + "' and delivery = ?", uuid(sent))
                != null;
    }

    private double counted(Stage stage, String what, String next) {
        return Search.in(meters)
                .name("briefwissel.work.broken")
                .tags("stage", stage.wireName(), "what", what, "next", next)
                .counters()
                .stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    private static UUID uuid(Sent sent) {
        return UUID.fromString(sent.id());
    }
}
