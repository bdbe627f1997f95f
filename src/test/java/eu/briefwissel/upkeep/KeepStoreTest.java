package eu.briefwissel.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.Contact;
import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.Message;
import eu.briefwissel.delivery.Recipient;
import eu.briefwissel.delivery.RecipientScheme;
import eu.briefwissel.delivery.Route;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.store.Months;
import eu.briefwissel.store.Submission;
import eu.briefwissel.store.Submissions;
import eu.briefwissel.support.Rows;
import eu.briefwissel.support.TestClock;
import eu.briefwissel.support.TestDatabase;
import eu.briefwissel.support.TestTenants;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each test has a month of its own, in the past: a month is not dropped before the database's own clock agrees. */
@QuarkusTest
class KeepStoreTest {

    private static final Map<String, String> A_MONTH = Map.of("retention", "P1M");

    @Inject
    KeepStore store;

    @Inject
    Months months;

    @Inject
    Submissions submissions;

    @Inject
    TestTenants tenants;

    @Inject
    TestClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void makesThisMonthAndTheNextTwoAhead() {
        clock.set(Instant.parse("2041-11-30T23:59:59Z"));

        TestTenants.await(store::keep);

        assertThat(present())
                .contains(month("2041-11"), month("2041-12"), month("2042-01"))
                .doesNotContain(month("2041-10"), month("2042-02"));
    }

    @Test
    void looksAfterTheStoreOnceAnHour() {
        clock.set(Instant.parse("2043-05-31T23:30:00Z"));
        TestTenants.await(store::whenDue);

        clock.advance(Duration.ofMinutes(59));
        TestTenants.await(store::whenDue);
        assertThat(present()).doesNotContain(month("2043-08"));

        clock.advance(Duration.ofMinutes(1));
        TestTenants.await(store::whenDue);
        assertThat(present()).contains(month("2043-08"));
    }

    @Test
    void dropsAMonthWhoseLastRetentionHasPassedWithAllThatBelongsToIt() {
        TenantId one = tenants.fresh(A_MONTH).id();
        TenantId other = tenants.fresh(A_MONTH).id();
        clock.set(Instant.parse("2020-03-31T12:00:00Z"));
        settled(one, accept(one, "key-1"));
        settled(other, accept(other, "key-2"));

        clock.set(Instant.parse("2020-05-01T12:00:01Z"));
        TestTenants.await(store::keep);

        assertThat(present()).doesNotContain(month("2020-03"));
        assertThat(Rows.of(one)).isEmpty();
        assertThat(Rows.of(other)).isEmpty();
    }

    @Test
    void keepsAMonthWhileTheRetentionOfOneMessageStillRuns() {
        TenantId brief = tenants.fresh(A_MONTH).id();
        TenantId longer = tenants.fresh(Map.of("retention", "P1M2D")).id();
        clock.set(Instant.parse("2020-06-10T12:00:00Z"));
        settled(brief, accept(brief, "key"));
        settled(longer, accept(longer, "key"));

        clock.set(Instant.parse("2020-07-12T11:59:59Z"));
        TestTenants.await(store::keep);
        assertThat(Rows.of(brief)).containsEntry("message", 1L).containsEntry("receipt", 1L);

        clock.advance(Duration.ofSeconds(2));
        TestTenants.await(store::keep);
        assertThat(Rows.of(brief)).isEmpty();
    }

    @Test
    void keepsAMonthWhileADeliveryIsUnderWay() {
        TenantId tenant = tenants.fresh(A_MONTH).id();
        clock.set(Instant.parse("2020-08-10T12:00:00Z"));
        accept(tenant, "key");

        clock.set(Instant.parse("2021-08-10T12:00:00Z"));
        boolean dropped = drop("2020-08");

        assertThat(dropped).isFalse();
        assertThat(Rows.of(tenant)).containsEntry("message", 1L);
    }

    @Test
    void keepsWhatHasNoRetention() {
        TenantId tenant = tenants.fresh(Map.of("retention", "forever")).id();
        TenantId misspelt = tenants.fresh(Map.of("retention", "a month")).id();
        clock.set(Instant.parse("2020-09-10T12:00:00Z"));
        settled(tenant, accept(tenant, "key"));
        clock.set(Instant.parse("2020-10-10T12:00:00Z"));
        settled(misspelt, accept(misspelt, "key"));

        clock.set(Instant.parse("2026-01-01T00:00:00Z"));

        assertThat(drop("2020-09")).isFalse();
        assertThat(drop("2020-10")).isFalse();
    }

    @Test
    void keepsAMonthWhoseRetentionRunsByTheDatabasesClock() {
        TenantId tenant = tenants.fresh(A_MONTH).id();
        clock.set(Instant.parse("2044-01-10T12:00:00Z"));
        settled(tenant, accept(tenant, "key"));

        clock.set(Instant.parse("2050-01-01T00:00:00Z"));

        assertThat(drop("2044-01")).isFalse();
    }

    @Test
    void forgetsIdempotencyKeysWhoseTimeIsOver() {
        TenantId tenant = tenants.fresh().id();
        clock.set(Instant.parse("2020-11-10T12:00:00Z"));
        accept(tenant, "early");
        clock.advance(Duration.ofDays(1));
        accept(tenant, "late");

        clock.advance(Duration.ofDays(6));
        TestTenants.await(store::keep);

        assertThat(Rows.of(tenant)).containsEntry("idempotency", 1L).containsEntry("message", 2L);
    }

    private boolean drop(String month) {
        return TestTenants.await(() -> months.drop(month(month), clock.instant()));
    }

    private Iterable<LocalDate> present() {
        return TestTenants.await(months::present);
    }

    private static LocalDate month(String yearAndMonth) {
        return LocalDate.parse(yearAndMonth + "-01");
    }

    private DeliveryId accept(TenantId tenant, String key) {
        Message message = new Message(
                new Recipient(RecipientScheme.BSN, eu.briefwissel.support.Submissions.BSN),
                "nl",
                "besluit",
                "Besluit op uw aanvraag",
                "<p>Uw aanvraag is toegewezen.</p>",
                List.of(),
                Contact.none(),
                Optional.empty());
        DeliveryId id = DeliveryId.of(clock.instant(), UUID.randomUUID());
        Submission submission = new Submission(
                tenant,
                id,
                tenant.value() + ".sender",
                "Z-1",
                message,
                new Route(List.of(ChannelName.BERICHTENBOX)),
                Optional.empty(),
                Optional.of(new Submission.Key(key, new byte[] {1})));
        TestTenants.await(() -> submissions.accept(submission));
        return id;
    }

    /** Opened long ago, with a receipt, an event that had its effect, one that is parked, and work that is left over. */
    private static void settled(TenantId tenant, DeliveryId id) {
        try (var owner = TestDatabase.asOwner();
                var statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute("select set_config('briefwissel.tenant', '%s', true)".formatted(tenant.value()));
            statement.execute("update delivery set status = 'opened' where id = '%s'".formatted(id));
            statement.execute("insert into receipt values ('%s', 'berichtenbox', 'r', '%s', '%s', 1)"
                    .formatted(tenant.value(), id.month(), id));
            for (String delivery : List.of("null", "'" + id + "'")) {
                statement.execute("insert into mailbox_event values"
                        + " ('%s', 'berichtenbox', 'read', $$%s$$, 'r', now(), now(), %s)"
                                .formatted(tenant.value(), delivery, delivery));
            }
            owner.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
