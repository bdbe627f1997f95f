package eu.briefwissel.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.support.LogLines;
import eu.briefwissel.support.Planted;
import eu.briefwissel.support.Rows;
import eu.briefwissel.support.Submissions;
import eu.briefwissel.support.TestClock;
import eu.briefwissel.support.TestTenant;
import eu.briefwissel.support.TestTenants;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is done once a day. */
@QuarkusTest
class DailyRunTest {

    private static final String LOG = "eu.briefwissel.upkeep.DailyRun";
    private static final Path KEYS = Path.of("src/test/resources/eu/briefwissel/channel");

    /** When the certificate of the tests ends. */
    private static final Instant END = Instant.parse("2126-10-29T15:43:56Z");

    @Inject
    DailyRun daily;

    @Inject
    KeepStore store;

    @Inject
    TestTenants tenants;

    @Inject
    TestClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void remindsOfWhatWaitsForAnAddressWithItsMessageId() {
        TestTenant tenant = tenants.fresh();
        String id = Planted.accepted(tenant, Submissions.plain());
        Planted.in(
                tenant,
                "update delivery set status = 'held', cause = 'no-address', updated_at = '2000-01-01' where id = '" + id
                        + "'");

        try (var log = LogLines.of(LOG)) {
            TestTenants.await(daily::remind);

            assertThat(log.at("WARN")).anyMatch(line -> line.contains(id));
        }
        Planted.in(tenant, "update delivery set status = 'opened', cause = null where id = '" + id + "'");
    }

    @Test
    void isMadeOnceInItsInterval() {
        TestTenant tenant = tenants.fresh();
        String id = Planted.accepted(tenant, Submissions.plain());
        Planted.in(
                tenant,
                "update delivery set status = 'held', cause = 'no-address', updated_at = '2000-01-01' where id = '" + id
                        + "'");
        clock.set(Instant.parse("2043-01-10T00:00:00Z"));
        TestTenants.await(store::whenDue);

        try (var log = LogLines.of(LOG)) {
            clock.advance(Duration.ofHours(24).minusSeconds(1));
            TestTenants.await(store::whenDue);
            assertThat(log.at("WARN")).noneMatch(line -> line.contains(id));

            clock.advance(Duration.ofSeconds(1));
            TestTenants.await(store::whenDue);
            assertThat(log.at("WARN")).anyMatch(line -> line.contains(id));
        }
        Planted.in(tenant, "update delivery set status = 'opened', cause = null where id = '" + id + "'");
    }

    @Test
    void queuesTheFallbackOfWhatNobodyWouldSeeTo() {
        TestTenant tenant = tenants.fresh();
        String id = Planted.accepted(tenant, Submissions.plain());
        Planted.in(
                tenant,
                "delete from work where delivery = '" + id + "'",
                "update delivery set status = 'published', receipt_id = 'L', receipt_at = updated_at,"
                        + " read_by = updated_at where id = '" + id + "'");

        TestTenants.await(daily::fallBack);

        assertThat(Planted.find(tenant, "select stage from work where delivery = '" + id + "'"))
                .containsExactly("fallback");
        Planted.in(
                tenant,
                "delete from work where delivery = '" + id + "'",
                "update delivery set status = 'opened', receipt_id = null, receipt_at = null, read_by = null where id = '"
                        + id + "'");
    }

    @Test
    void warnsOfACertificateThatEndsWithin30DaysAndCallsOneThatHasEndedAnError() throws IOException {
        TestTenant tenant = tenants.fresh(Map.of(
                "pki_key", Files.readString(KEYS.resolve("pki-key.pem")),
                "pki_cert", Files.readString(KEYS.resolve("pki-cert.pem"))));

        try (var log = LogLines.of(LOG)) {
            clock.set(END.minus(Duration.ofDays(31)));
            TestTenants.await(daily::watchCertificates);
            assertThat(log.at("WARN")).noneMatch(line -> line.contains("tenant=" + tenant.id()));

            clock.set(END.minus(Duration.ofDays(29)));
            TestTenants.await(daily::watchCertificates);
            assertThat(log.at("WARN"))
                    .anyMatch(line -> line.contains("tenant=" + tenant.id()) && line.contains("days=29"));

            clock.set(END.plusSeconds(1));
            TestTenants.await(daily::watchCertificates);
            assertThat(log.at("ERROR")).anyMatch(line -> line.contains("tenant=" + tenant.id()));
        }
    }

    @Test
    void deletesAMessageWithItsEvidenceWhenItsKindOfCaseIsPastItsYearsAndNoOther() {
        clock.set(Instant.parse("2021-02-10T12:00:00Z"));
        TestTenant tenant = tenants.fresh(Map.of("selectielijst.melding", "1", "selectielijst.besluit", "2"));
        String brief = opened(tenant, "melding");
        withAllThatCanBelongToOne(tenant, brief);
        String longer = opened(tenant, "besluit");
        String held = Planted.accepted(tenant, about("melding"));

        clock.set(Instant.parse("2022-02-10T11:59:59Z"));
        TestTenants.await(daily::deletePastRetention);
        assertThat(Rows.of(tenant.id())).containsEntry("message", 3L);

        clock.set(Instant.parse("2022-02-10T12:00:01Z"));
        TestTenants.await(daily::deletePastRetention);

        assertThat(Planted.find(tenant, "select id from message"))
                .contains(longer, held)
                .doesNotContain(brief);
        assertThat(Planted.find(tenant, "select distinct delivery from evidence"))
                .doesNotContain(brief);
        assertThat(Planted.find(tenant, "select distinct message from content")).doesNotContain(brief);
        assertThat(Rows.of(tenant.id()))
                .containsEntry("message", 2L)
                .containsEntry("data_key", 2L)
                .doesNotContainKeys("attempt", "receipt", "mailbox_event", "reply");
    }

    private static String opened(TestTenant tenant, String caseType) {
        String id = Planted.accepted(tenant, about(caseType));
        Planted.in(
                tenant,
                "update delivery set status = 'opened' where id = '" + id + "'",
                "delete from work where delivery = '" + id + "'");
        return id;
    }

    private static void withAllThatCanBelongToOne(TestTenant tenant, String id) {
        String month = DeliveryId.parse(id).month().toString();
        Planted.in(
                tenant,
                "insert into attempt values ('%s', '%s', '%s', 1, 0, gen_random_uuid(), false, now())"
                        .formatted(tenant.id(), month, id),
                "insert into receipt values ('%s', 'berichtenbox', 'L-1', '%s', '%s', 1)"
                        .formatted(tenant.id(), month, id),
                "insert into mailbox_event values ('%s', 'berichtenbox', 'read', 'E-1', 'L-1', now(), now(), '%s', null)"
                        .formatted(tenant.id(), id),
                "insert into mailbox_event values ('%s', 'berichtenbox', 'replied', 'E-2', 'L-1', now(), now(), null, null)"
                        .formatted(tenant.id()),
                "insert into reply values ('%s', '%s', gen_random_uuid(), '%s', 'E-2', now(), now(), '\\x00')"
                        .formatted(tenant.id(), month, id));
    }

    private static String about(String caseType) {
        return Submissions.plain()
                .replace(
                        "\"language\": \"nl\",",
                        "\"language\": \"nl\", \"case\": { \"id\": \"Z-1\", \"type\": \"" + caseType + "\" },");
    }
}
