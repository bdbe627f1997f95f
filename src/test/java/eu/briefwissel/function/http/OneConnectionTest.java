package eu.briefwissel.function.http;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.support.Rows;
import eu.briefwissel.support.Submissions;
import eu.briefwissel.support.TestTenant;
import eu.briefwissel.support.TestTenants;
import eu.briefwissel.tenant.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Two tenants take turns on the only connection there is: what one set on it must not show the other anything. */
@QuarkusTest
@TestProfile(OneConnectionTest.PoolOfOne.class)
class OneConnectionTest {

    /** One connection for every request; a process that works off queues keeps another to listen on. */
    public static class PoolOfOne implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.datasource.reactive.max-size", "1",
                    "briefwissel.function.fallback", "off");
        }
    }

    @Inject
    TestTenants tenants;

    @Test
    void keepsInterleavedTenantsApart() throws Exception {
        List<TestTenant> both = List.of(tenants.fresh(), tenants.fresh());
        both.forEach(tenant -> tenant.token(Role.SENDER));
        List<Callable<List<String>>> calls = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            TestTenant tenant = both.get(i % 2);
            calls.add(() -> submitAndSearch(tenant));
        }

        List<String> strangers = new ArrayList<>();
        try (var callers = Executors.newFixedThreadPool(8)) {
            for (var found : callers.invokeAll(calls)) {
                strangers.addAll(found.get());
            }
        }

        assertThat(strangers).isEmpty();
        assertThat(both).allSatisfy(tenant -> assertThat(Rows.of(tenant.id())).containsEntry("delivery", 20L));
    }

    /** Submits under a reference that both tenants use; what is found that the tenant's own search should not find. */
    private static List<String> submitAndSearch(TestTenant tenant) {
        String id = tenant.as(Role.SENDER)
                .contentType("application/json")
                .body(Submissions.withReference("shared"))
                .post("/v1/messages")
                .path("id");
        List<String> found = tenant.as(Role.SENDER)
                .get("/v1/messages?reference=shared&limit=200")
                .path("items.id");
        assertThat(found).contains(id).hasSizeLessThanOrEqualTo(20);
        return found.stream()
                .filter(one -> tenant.as(Role.SENDER).get("/v1/messages/" + one).statusCode() != 200)
                .toList();
    }
}
