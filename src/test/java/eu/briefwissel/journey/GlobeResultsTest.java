package eu.briefwissel.journey;

import static eu.briefwissel.journey.GlobeTraveller.batchId;
import static eu.briefwissel.journey.GlobeTraveller.batches;
import static eu.briefwissel.journey.GlobeTraveller.letterId;
import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.journey.GlobeTraveller.World;
import eu.briefwissel.store.InboxLeases;
import eu.briefwissel.support.Planted;
import eu.briefwissel.support.Rows;
import eu.briefwissel.support.TestClock;
import eu.briefwissel.support.TestDatabase;
import eu.briefwissel.support.TestTenants;
import eu.briefwissel.support.TestWorkers;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How results are fetched: by one process at a time, remembered before they are taken away, and never too early. */
@QuarkusTest
class GlobeResultsTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Inject
    GlobeTraveller traveller;

    @Inject
    InboxLeases leases;

    @Inject
    TestWorkers workers;

    @Inject
    TestClock clock;

    private World world;
    private String id;
    private String batch;

    @BeforeEach
    void aLetterAtTheAdapter() {
        world = traveller.world();
        id = traveller.submit(world, GlobeTraveller.letter("[\"mailbox\"]"));
        batch = batches(world).getFirst();
    }

    @AfterEach
    void ends() {
        world.close();
        clock.reset();
    }

    @Test
    void takesAResultAwayOnlyAfterItIsRemembered() throws SQLException {
        String result = GlobeTraveller.lay(world, batchId(batch), letterId(batch), "Verwerkt");
        String path = GlobeTraveller.MESSAGES + "/" + result;

        try (var owner = TestDatabase.asOwner()) {
            owner.setAutoCommit(false);
            owner.createStatement().execute("lock table mailbox_event in access exclusive mode");
            CompletableFuture<Void> collecting = CompletableFuture.runAsync(traveller::collect);
            Rows.awaitBlocked(owner, "mailbox_event");

            assertThat(world.server().calls(path))
                    .as("asked for, not taken away")
                    .hasSize(1);
            owner.rollback();
            collecting.join();
        }

        assertThat(world.server().calls(path)).as("taken away").hasSize(2);
        assertThat(traveller.status(world, id)).isEqualTo("published");
    }

    @Test
    void takesNothingAwayThatIsAnotherSystemsOnTheSameCpa() {
        String theirs = UUID.randomUUID().toString();
        String result = GlobeTraveller.lay(world, theirs, theirs, "Verwerkt");

        traveller.collect();

        assertThat(world.server().calls(GlobeTraveller.MESSAGES + "/" + result))
                .as("read, not marked as processed")
                .hasSize(1);
        assertThat(Planted.find(
                        world.tenant(), "select event_id from mailbox_event where receipt_id = '" + theirs + "'"))
                .as("kept here")
                .isEmpty();
    }

    @Test
    void letsAResultWaitUntilItIsWrittenDownThatTheLetterWasSent() {
        Planted.in(world.tenant(), "update attempt set in_flight = true where delivery = '" + id + "'");

        traveller.result(world, batchId(batch), letterId(batch), "TechnischProbleem");
        assertThat(traveller.timeline(world, id)).doesNotContain("HandingOverPostponed berichtenbox -");

        Planted.in(world.tenant(), "update attempt set in_flight = false where delivery = '" + id + "'");
        clock.advance(MINUTE);
        workers.workOff();
        assertThat(traveller.timeline(world, id)).contains("HandingOverPostponed berichtenbox -");
    }

    @Test
    void leavesAnInboxAloneThatAnotherProcessLooksInto() {
        TenantId tenant = world.tenant().id();
        assertThat(take(tenant)).isTrue();
        GlobeTraveller.lay(world, batchId(batch), letterId(batch), "Verwerkt");

        traveller.collect();
        assertThat(traveller.status(world, id)).isEqualTo("resolved");

        clock.advance(MINUTE);
        traveller.collect();
        assertThat(traveller.status(world, id)).isEqualTo("published");
        assertThat(take(tenant)).as("given back").isTrue();
    }

    @Test
    void givesNothingBackThatAnotherTookWhenItsTimeHadEnded() {
        TenantId tenant = world.tenant().id();
        Instant ended = lease(tenant).orElseThrow();
        clock.advance(MINUTE);
        assertThat(take(tenant)).as("another's").isTrue();

        TestTenants.await(() -> leases.giveBack(tenant, ChannelName.BERICHTENBOX, ended));

        assertThat(take(tenant)).as("still another's").isFalse();
    }

    private boolean take(TenantId tenant) {
        return lease(tenant).isPresent();
    }

    private Optional<Instant> lease(TenantId tenant) {
        return TestTenants.await(() -> leases.take(tenant, ChannelName.BERICHTENBOX, MINUTE));
    }
}
