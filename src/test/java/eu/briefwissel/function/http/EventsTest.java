package eu.briefwissel.function.http;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.support.Planted;
import eu.briefwissel.support.Submissions;
import eu.briefwissel.support.TestDatabase;
import eu.briefwissel.support.TestTenant;
import eu.briefwissel.support.TestTenants;
import eu.briefwissel.tenant.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class EventsTest {

    @Inject
    TestTenants tenants;

    TestTenant tenant;

    @BeforeEach
    void aTenant() {
        tenant = tenants.fresh();
    }

    @Test
    void tellsEverythingOnceHoweverSmallThePages() {
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            sent.add(Planted.accepted(tenant, Submissions.plain()));
        }

        List<String> told = new ArrayList<>();
        String query = "?limit=2";
        for (Response page = get(query); !page.<List<?>>path("items").isEmpty(); page = get(query)) {
            told.addAll(page.<List<String>>path("items.message"));
            query = "?limit=2&after=" + page.path("next");
        }

        assertThat(told).containsExactlyElementsOf(sent);
        String last = Planted.accepted(tenant, Submissions.plain());
        assertThat(get(query).<List<String>>path("items.message")).containsExactly(last);
    }

    @Test
    void tellsNothingThatATransactionUnderWayMayYetComeBefore() throws SQLException {
        String first = Planted.accepted(tenant, Submissions.plain());
        try (var owner = TestDatabase.asOwner();
                var session = owner.createStatement()) {
            owner.setAutoCommit(false);
            session.execute("select set_config('briefwissel.tenant', '" + tenant.id() + "', true)");
            session.execute("update evidence set detail = detail where delivery = '" + first + "'");
            Planted.accepted(tenant, Submissions.plain());

            List<String> meanwhile = get("").path("items.message");
            owner.rollback();

            assertThat(meanwhile).containsExactly(first);
        }
        assertThat(get("").<List<?>>path("items")).hasSize(2);
    }

    @Test
    void tellsTheTenantsOwnOnly() {
        Planted.accepted(tenants.fresh(), Submissions.plain());

        assertThat(get("").<List<?>>path("items")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"?after=x", "?after=1", "?after=-1-1", "?limit=0", "?limit=501", "?limit=x"})
    void refusesWhatIsNoCursorAndNoNumber(String query) {
        assertThat(get(query).statusCode()).isEqualTo(400);
    }

    private Response get(String query) {
        return tenant.as(Role.SENDER).get("/v1/events" + query);
    }
}
