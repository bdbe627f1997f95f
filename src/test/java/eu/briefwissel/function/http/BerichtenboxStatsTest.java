package eu.briefwissel.function.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import eu.briefwissel.support.Submissions;
import eu.briefwissel.support.TestClock;
import eu.briefwissel.support.TestDatabase;
import eu.briefwissel.support.TestTenant;
import eu.briefwissel.support.TestTenants;
import eu.briefwissel.tenant.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** BBK 1.7: {@code GET /api/admin/berichtenbox/stats}. */
@QuarkusTest
class BerichtenboxStatsTest {

    private static final String STATS = "/api/admin/berichtenbox/stats";
    private static final Instant LONG_AGO = TestClock.START.minus(Duration.ofHours(25));
    private static final Instant LATELY = TestClock.START.minus(Duration.ofHours(23));

    @Inject
    TestTenants tenants;

    TestTenant tenant;

    @BeforeEach
    void aTenant() {
        tenant = tenants.fresh();
    }

    @Test
    void countsEveryStateByTheSeedsWord() throws SQLException {
        place("status = 'accepted'", LATELY);
        place("status = 'resolved'", LATELY);
        place("status = 'published', receipt_id = 'L-1', receipt_at = updated_at", LONG_AGO);
        place("status = 'opened'", LATELY);
        place("status = 'dispatched', step = 1, receipt_id = 'M-1', receipt_at = updated_at", LATELY);
        place("status = 'held', cause = 'no-address', step = 1", LATELY);
        place("status = 'held', cause = 'gave-up'", LONG_AGO);
        place("status = 'held', cause = 'gave-up'", LATELY);
        place("status = 'held', cause = 'refused'", LONG_AGO);
        place("status = 'undeliverable', cause = 'no-mailbox'", LATELY);
        place("status = 'undeliverable', cause = 'opted-out'", LATELY);

        Response stats = tenant.as(Role.OPERATOR).get(STATS);

        assertThat(stats.<Map<String, Integer>>path("deliveryStatus"))
                .isEqualTo(
                        Map.of("queued", 3, "sent", 1, "read", 1, "fallback-emailed", 1, "failed", 4, "opted-out", 1));
        assertThat(stats.<Integer>path("total")).isEqualTo(11);
        assertThat(stats.<Map<String, Integer>>path("failureReason"))
                .isEqualTo(Map.of("gave-up", 2, "refused", 1, "no-mailbox", 1));
        assertThat(stats.<Integer>path("staleFailed")).isEqualTo(1);
        assertThat(stats.<Integer>path("withoutAddress.count")).isEqualTo(1);
        assertThat(stats.<Float>path("unreadDays").doubleValue()).isCloseTo(25.0 / 24, within(0.001));
    }

    @Test
    void countsWhatHasTheBerichtenboxOnItsRouteAndNothingElse() throws SQLException {
        place("route = '{ebox-citizen,email}'", LATELY);
        place("route = '{ebox-citizen,email}', status = 'held', cause = 'no-address', step = 1", LATELY);
        place(
                "route = '{ebox-citizen,email}', status = 'published', receipt_id = 'E-1', receipt_at = updated_at",
                LONG_AGO);

        Response stats = tenant.as(Role.OPERATOR).get(STATS);

        assertThat(stats.<Integer>path("total")).isZero();
        assertThat(stats.<List<String>>path("withoutAddress.messages")).isEmpty();
        assertThat(stats.<Number>path("unreadDays").doubleValue()).isZero();
    }

    @Test
    void countsTheTenantsOwnOnly() throws SQLException {
        String id = place("status = 'held', cause = 'no-address', step = 1", LATELY);
        TestTenant other = tenants.fresh();

        Response stats = other.as(Role.OPERATOR).get(STATS);

        assertThat(stats.<Integer>path("total")).isZero();
        assertThat(stats.<List<String>>path("withoutAddress.messages")).isEmpty();
        assertThat(other.as(Role.OPERATOR)
                        .get("/api/admin/berichtenbox/message/" + id)
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void isForOperatorsAndAdministrators(Role role) {
        boolean isTheirs = role == Role.OPERATOR || role == Role.ADMINISTRATOR;

        assertThat(tenant.as(role).get(STATS).statusCode()).isEqualTo(isTheirs ? 200 : 403);
        assertThat(tenant.as(role)
                        .post("/api/admin/berichtenbox/message/" + "x" + "/retry")
                        .statusCode())
                .isEqualTo(isTheirs ? 404 : 403);
    }

    /** A message whose delivery is put into that state past the application. */
    private String place(String state, Instant since) throws SQLException {
        String id = tenant.as(Role.SENDER)
                .contentType("application/json")
                .body(Submissions.plain())
                .post("/v1/messages")
                .path("id");
        try (var owner = TestDatabase.asOwner();
                var session = owner.createStatement()) {
            session.execute("select set_config('briefwissel.tenant', '" + tenant.id() + "', false)");
            session.execute("update delivery set updated_at = '" + since + "' where id = '" + id + "'");
            session.execute("update delivery set " + state + " where id = '" + id + "'");
            session.execute("delete from work where delivery = '" + id + "'");
        }
        return id;
    }
}
