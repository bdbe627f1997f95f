package eu.briefwissel.function.http;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.support.Planted;
import eu.briefwissel.support.Submissions;
import eu.briefwissel.support.TestClock;
import eu.briefwissel.support.TestTenant;
import eu.briefwissel.support.TestTenants;
import eu.briefwissel.tenant.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages are found by what a sender knows of them: reference, recipient, period, status; its own alone. */
@QuarkusTest
class SearchMessagesTest {

    private static final String OTHER = "999993665";

    @Inject
    TestTenants tenants;

    @Inject
    TestClock clock;

    TestTenant tenant;

    @BeforeEach
    void aTenant() {
        tenant = tenants.fresh();
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void findsByPeriodAndStatusPageByPageAcrossMonths() {
        List<String> submitted = new ArrayList<>();
        List<Instant> times = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            submitted.add(Planted.accepted(tenant, Submissions.plain()));
            times.add(clock.instant());
            tenant = later(Duration.ofDays(20));
        }
        Planted.in(
                tenant, "update delivery set status = 'held', cause = 'gave-up' where id = '" + submitted.get(2) + "'");

        List<String> found = new ArrayList<>();
        String query = "?limit=2&since=" + times.get(1) + "&until=" + times.get(5);
        for (String next = ""; next != null; ) {
            Response page = get(query + next);
            found.addAll(page.<List<String>>path("items.id"));
            next = page.path("next") == null ? null : "&after=" + page.path("next");
        }

        assertThat(found).as("the end is not among them").isEqualTo(submitted.subList(1, 5));
        assertThat(get("?status=held&since=" + times.getFirst()).<List<String>>path("items.id"))
                .containsExactly(submitted.get(2));
        assertThat(get("?status=held&until=" + times.get(2)).<List<String>>path("items.id"))
                .isEmpty();
    }

    @Test
    void findsByRecipientWhoseNumberStandsInNoUrl() {
        String one = Planted.accepted(tenant, Submissions.to("bsn", Submissions.BSN, "lezer@example.org"));
        Planted.accepted(tenant, Submissions.to("bsn", OTHER, "lezer@example.org"));
        Planted.accepted(tenants.fresh(), Submissions.to("bsn", Submissions.BSN, "lezer@example.org"));

        Response found = search("{\"recipient\": {\"bsn\": \"" + Submissions.BSN + "\"}}");

        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(found.<List<String>>path("items.id")).containsExactly(one);
        assertThat(found.asString()).doesNotContain(Submissions.BSN);
        assertThat(search("{\"recipient\": {\"bsn\": \"" + Submissions.BSN + "\"}, \"status\": \"held\"}")
                        .<List<String>>path("items.id"))
                .isEmpty();
    }

    @Test
    void findsNothingOfWhomWasForgotten() {
        Planted.accepted(tenant, Submissions.to("bsn", Submissions.BSN, "lezer@example.org"));
        tenant.as(Role.ADMINISTRATOR)
                .contentType("application/json")
                .body("{\"bsn\": \"" + Submissions.BSN + "\"}")
                .post("/api/admin/shred")
                .then()
                .statusCode(200);

        assertThat(search("{\"recipient\": {\"bsn\": \"" + Submissions.BSN + "\"}}")
                        .<List<String>>path("items.id"))
                .isEmpty();
    }

    @Test
    void findsTheTenantsOwnOnly() {
        Planted.accepted(tenants.fresh(), Submissions.plain());

        assertThat(get("?since=2020-01-01T00:00:00Z").<List<?>>path("items")).isEmpty();
        assertThat(get("?status=accepted").<List<?>>path("items")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{",
                "{\"recipient\": {}}",
                "{\"recipient\": {\"bsn\": \"123456789\"}}",
                "{\"recipient\": {\"name\": \"Jan\"}}",
                "{\"recipient\": {\"bsn\": \"999993653\"}, \"since\": \"yesterday\"}",
                "{\"recipient\": {\"bsn\": \"999993653\"}, \"limit\": 0}"
            })
    void refusesWhatItCannotUnderstand(String body) {
        Response refused = search(body);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.asString()).doesNotContain("123456789", "Jan", "yesterday");
    }

    private TestTenant later(Duration by) {
        clock.advance(by);
        return tenant.withoutTokens();
    }

    private Response get(String query) {
        return tenant.as(Role.SENDER).get("/v1/messages" + query);
    }

    private Response search(String body) {
        return tenant.as(Role.AUDITOR)
                .contentType("application/json")
                .body(body)
                .post("/v1/messages/search");
    }
}
