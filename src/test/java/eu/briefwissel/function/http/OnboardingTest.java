package eu.briefwissel.function.http;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.support.SenderJson;
import eu.briefwissel.support.TestClock;
import eu.briefwissel.support.TestTenant;
import eu.briefwissel.support.TestTenants;
import eu.briefwissel.tenant.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a step on a sender's way into production counts for. */
@QuarkusTest
class OnboardingTest {

    @Inject
    TestTenants tenants;

    @Inject
    TestClock clock;

    @BeforeEach
    void setsTheClock() {
        clock.reset();
    }

    @Test
    void countsAStepForTheNumberThatItWasTakenForAlone() {
        TestTenant tenant = tenants.fresh();
        put(tenant, SenderJson.good());
        step(tenant, "contract", "BOSA-2026-17");

        put(tenant, SenderJson.good().with("number", "\"1999800104\""));
        assertThat(done(tenant, "contract")).isFalse();

        put(tenant, SenderJson.good());
        assertThat(done(tenant, "contract")).isTrue();
    }

    @Test
    void takesAStepWithOneOperatorAlone() {
        TestTenant tenant = tenants.fresh();
        put(tenant, SenderJson.good());

        step(tenant, "contract", "RSZ-2026-17");

        JsonPath steps = steps(tenant);
        assertThat(steps.<String>getList("items.channel")).containsExactly("ebox-citizen", "ebox-enterprise");
        assertThat(steps.<Boolean>getList("items.collect { it.steps.find { it.step == 'contract' }.done }"))
                .containsExactly(false, true);
        assertThat(tenant.as(Role.ADMINISTRATOR)
                        .delete("/v1/senders/burgerzaken/onboarding/ebox-citizen/contract")
                        .statusCode())
                .isEqualTo(404);
        assertThat(tenant.as(Role.ADMINISTRATOR)
                        .delete("/v1/senders/burgerzaken/onboarding/email/contract")
                        .statusCode())
                .isEqualTo(404);
    }

    private static JsonPath steps(TestTenant tenant) {
        return tenant.as(Role.OPERATOR)
                .get("/v1/senders/burgerzaken/onboarding")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** Whether a step is taken with RSZ. */
    private static boolean done(TestTenant tenant, String step) {
        return steps(tenant)
                .getBoolean(
                        "items.find { it.channel == 'ebox-enterprise' }.steps.find { it.step == '" + step + "' }.done");
    }

    private static void step(TestTenant tenant, String step, String reference) {
        tenant.as(Role.ADMINISTRATOR)
                .contentType("application/json")
                .body(Map.of("date", "2026-11-30", "by", "J. Peeters", "reference", reference))
                .put("/v1/senders/burgerzaken/onboarding/ebox-enterprise/" + step)
                .then()
                .statusCode(200);
    }

    private static void put(TestTenant tenant, SenderJson sender) {
        tenant.as(Role.ADMINISTRATOR)
                .contentType("application/json")
                .body(sender.json())
                .put("/v1/senders/burgerzaken")
                .then()
                .statusCode(200);
    }
}
