package eu.briefwissel.journey;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.delivery.Stage;
import eu.briefwissel.journey.Traveller.Sent;
import eu.briefwissel.store.WaitingGauges;
import eu.briefwissel.support.TenantRows;
import eu.briefwissel.support.TestClock;
import eu.briefwissel.support.TestOperators;
import eu.briefwissel.support.TestTenants;
import eu.briefwissel.support.TestWorkers;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Something that a mailbox told cannot be read: it stops itself alone, is not lost, and ends where an operator sees it. */
@QuarkusTest
class BrokenEventsTest {

    private static final String READS_AND_REPLIES = "999993690";
    private static final String HAS_A_MAILBOX = "999993665";
    private static final String POLICY = "\"route\": [\"mailbox\", \"email\"], \"unreadAfter\": \"36 hours\"";
    private static final String SET_ASIDE = "EventSetAside - broken";
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
    WaitingGauges gauges;

    @Inject
    MeterRegistry meters;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    /** Else the letter would go by e-mail as well, though it was read. */
    @Test
    void keepsNoReadBehindItFromCounting() {
        Sent sent = traveller.submit("bsn", READS_AND_REPLIES, POLICY);
        tell(sent, "rubbish");
        workers.workOff(Stage.RECEIVE);

        traveller.recipientsAct();
        traveller.timePasses(Duration.ofHours(36));

        assertThat(traveller.status(sent)).isEqualTo("opened");
        assertThat(traveller.replies(sent)).hasSize(1);
        assertThat(traveller.mails(sent)).isZero();
    }

    @Test
    void endsOnTheTimelineAndAmongWhatWaitsForAnOperator() {
        double waitingBefore = heldAsBroken();
        Sent sent = traveller.submit("bsn", HAS_A_MAILBOX, POLICY);
        tell(sent, "rubbish");
        workers.workOff(Stage.RECEIVE);

        TRIES.forEach(wait -> {
            assertThat(traveller.timeline(sent)).doesNotContain(SET_ASIDE);
            clock.advance(wait);
            workers.workOff(Stage.RECEIVE);
        });

        assertThat(traveller.timeline(sent)).endsWith(SET_ASIDE);
        assertThat(traveller.status(sent)).isEqualTo("published");
        assertThat(heldAsBroken() - waitingBefore).isEqualTo(1);
        assertThat(waits(sent)).isFalse();
        assertThat(rows.text(
                        "select count(*) from mailbox_event e, receipt r where r.delivery = ?"
                                + " and e.receipt_id = r.foreign_id and e.sealed is not null",
                        uuid(sent)))
                .isEqualTo("1");
        mend(sent);
        traveller.retry(sent, "{}");
    }

    @Test
    void isTriedAgainWhenAnOperatorWhoMendedItSaysSo() {
        Sent sent = setAside();
        mend(sent);

        int status = traveller.retry(sent, "{}");

        assertThat(status).isEqualTo(200);
        assertThat(traveller.timeline(sent)).endsWith("ReplyReceived berichtenbox -");
        assertThat(traveller.status(sent)).isEqualTo("published");
        assertThat(traveller.retry(sent, "{}")).isEqualTo(409);
    }

    @Test
    void isSetAsideAgainWhereAnOperatorSaysSoTooEarly() {
        Sent sent = setAside();

        traveller.retry(sent, "{}");
        TRIES.forEach(traveller::timePasses);

        assertThat(traveller.timeline(sent)).filteredOn(SET_ASIDE::equals).hasSize(2);
        mend(sent);
        traveller.retry(sent, "{}");
    }

    @Test
    void isNotLostWhereItsDeliveryIsWhatCannotBeRead() {
        Sent sent = traveller.submit("bsn", HAS_A_MAILBOX, POLICY);
        rows.change("update delivery set route = '{pigeon,email}' where id = ?", uuid(sent));
        tell(sent, "rubbish");
        mend(sent);
        workers.workOff(Stage.RECEIVE);
        TRIES.forEach(wait -> {
            clock.advance(wait);
            workers.workOff(Stage.RECEIVE);
        });
        assertThat(traveller.timeline(sent)).endsWith("Held - broken", SET_ASIDE);
        assertThat(waits(sent)).isFalse();
        rows.change("update delivery set route = '{berichtenbox,email}' where id = ?", uuid(sent));

        int status = traveller.retry(sent, "{}");

        assertThat(status).isEqualTo(200);
        assertThat(traveller.timeline(sent)).contains("ReplyReceived berichtenbox -");
    }

    private Sent setAside() {
        Sent sent = traveller.submit("bsn", HAS_A_MAILBOX, POLICY);
        tell(sent, "rubbish");
        workers.workOff(Stage.RECEIVE);
        TRIES.forEach(wait -> {
            clock.advance(wait);
            workers.workOff(Stage.RECEIVE);
        });
        assertThat(traveller.timeline(sent)).endsWith(SET_ASIDE);
        return sent;
    }

    /** A reply that came in and whose sealed text is this now. */
    private void tell(Sent sent, String sealed) {
        rows.change("""
                insert into mailbox_event (tenant, channel, kind, event_id, receipt_id, at, received_at, sealed)
                select tenant, channel, 'replied', 'R-' || delivery, foreign_id, '%s', '%s', '%s'
                  from receipt
                 where delivery = ?
                 order by foreign_id
                 limit 1
                """.formatted(clock.instant(), clock.instant(), sealed), uuid(sent));
        rows.change("""
                insert into work (tenant, delivery, stage, due_at, tries)
                select tenant, delivery, 'receive', '%s', 0
                  from receipt
                 where delivery = ?
                 order by foreign_id
                 limit 1
                """.formatted(clock.instant()), uuid(sent));
    }

    /** What it said is gone, and that it came can be told. */
    private void mend(Sent sent) {
        rows.change("""
                update mailbox_event e
                   set sealed = null
                  from receipt r
                 where r.delivery = ?
                   and e.channel = r.channel
                   and e.receipt_id = r.foreign_id
                """, uuid(sent));
    }

    private boolean waits(Sent sent) {
        return rows.text("select stage from work where stage = 'receive' and delivery = ?", uuid(sent)) != null;
    }

    private double heldAsBroken() {
        TestTenants.await(gauges::look);
        return meters.get("briefwissel.held").tag("cause", "broken").gauge().value();
    }

    private static UUID uuid(Sent sent) {
        return UUID.fromString(sent.id());
    }
}
