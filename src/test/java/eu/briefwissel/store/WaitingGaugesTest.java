package eu.briefwissel.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.support.Submissions;
import eu.briefwissel.support.TestClock;
import eu.briefwissel.support.TestDatabase;
import eu.briefwissel.support.TestTenant;
import eu.briefwissel.support.TestTenants;
import eu.briefwissel.tenant.Role;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What waits is counted across tenants, by a role that sees no tenant's rows. */
@QuarkusTest
class WaitingGaugesTest {

    @Inject
    WaitingGauges gauges;

    @Inject
    TenantTransactions transactions;

    @Inject
    MeterRegistry meters;

    @Inject
    TestTenants tenants;

    @Inject
    TestClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void countsTheWorkOfAllTenantsThatIsDueAndOnlyThat() {
        look();
        double before = due("resolve");

        accepted(tenants.fresh());
        accepted(tenants.fresh());
        look();

        assertThat(due("resolve") - before).isEqualTo(2);
        assertThat(value(WaitingGauges.DATABASE_UP)).isEqualTo(1);
        assertThat(value(WaitingGauges.OLDEST_DUE, "stage", "resolve")).isNotNegative();
    }

    @Test
    void tellsForHowManySecondsTheOldestIsHeld() throws SQLException {
        TestTenant tenant = tenants.fresh();
        DeliveryId id = accepted(tenant);
        clock.set(TestClock.START.plus(Duration.ofDays(2)));
        look();
        double before = value(WaitingGauges.HELD, "cause", "refused");

        hold(tenant, id, TestClock.START);
        look();

        assertThat(value(WaitingGauges.HELD, "cause", "refused") - before).isEqualTo(1);
        assertThat(value(WaitingGauges.OLDEST_HELD, "cause", "refused"))
                .isGreaterThanOrEqualTo((double) Duration.ofDays(2).toSeconds());
    }

    /** Counting is done inside one function; outside of it row-level security binds the owner of the tables, too. */
    @Test
    void leavesTheOwnerWithoutASightOfWhatIsHeld() throws SQLException {
        TestTenant tenant = tenants.fresh();
        hold(tenant, accepted(tenant), TestClock.START);
        look();
        assertThat(value(WaitingGauges.HELD, "cause", "refused")).isPositive();

        try (var owner = TestDatabase.asOwner();
                var query = owner.createStatement();
                var rows = query.executeQuery("select count(*) from delivery")) {
            rows.next();
            assertThat(rows.getLong(1)).isZero();
        }
    }

    @Test
    void tellsForHowManyDaysALetterIsUnread() throws SQLException {
        TestTenant tenant = tenants.fresh();
        DeliveryId id = accepted(tenant);
        Instant longAgo = TestClock.START.minus(Duration.ofDays(400));

        publish(tenant, id, longAgo);
        look();

        assertThat(value(WaitingGauges.UNREAD_DAYS)).isCloseTo(400, within(0.01));
        publish(tenant, id, TestClock.START);
    }

    @Test
    void hasNoNumberWhereTheDatabaseCannotBeLookedInto() {
        var registry = new SimpleMeterRegistry();
        var away = new WaitingGauges(new Away(transactions), registry, clock);
        away.onStart(new StartupEvent());

        TestTenants.await(away::look);

        assertThat(registry.get(WaitingGauges.DATABASE_UP).gauge().value()).isZero();
        assertThat(registry.get(WaitingGauges.DUE)
                        .tag("stage", "publish")
                        .gauge()
                        .value())
                .isNaN();
    }

    private static final class Away extends WhatWaits {
        Away(TenantTransactions transactions) {
            super(transactions);
        }

        @Override
        Uni<Look> at(Instant now) {
            return Uni.createFrom().failure(new IllegalStateException("away"));
        }
    }

    private void look() {
        TestTenants.await(gauges::look);
    }

    private double due(String stage) {
        return value(WaitingGauges.DUE, "stage", stage);
    }

    private double value(String name, String... labels) {
        return meters.get(name).tags(labels).gauge().value();
    }

    private static DeliveryId accepted(TestTenant tenant) {
        return DeliveryId.parse(tenant.as(Role.SENDER)
                .contentType("application/json")
                .body(Submissions.plain())
                .post("/v1/messages")
                .then()
                .statusCode(202)
                .extract()
                .path("id"));
    }

    private static void hold(TestTenant tenant, DeliveryId id, Instant since) throws SQLException {
        asOwner(tenant, id, "status = 'held', cause = 'refused', updated_at = '" + since + "'");
    }

    private static void publish(TestTenant tenant, DeliveryId id, Instant at) throws SQLException {
        asOwner(
                tenant,
                id,
                "status = 'published', receipt_id = 'r', receipt_at = '" + at + "', read_by = '" + at + "'");
    }

    private static void asOwner(TestTenant tenant, DeliveryId id, String columns) throws SQLException {
        try (var owner = TestDatabase.asOwner();
                var statement = owner.createStatement()) {
            statement.execute("set briefwissel.tenant = '" + tenant.id().value() + "'");
            int moved = statement.executeUpdate("update delivery set " + columns + " where id = '" + id.value() + "'");
            assertThat(moved).isEqualTo(1);
        }
    }
}
