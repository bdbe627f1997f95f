package eu.briefwissel.function.http;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.support.SenderJson;
import eu.briefwissel.support.TestTenant;
import eu.briefwissel.support.TestTenants;
import eu.briefwissel.tenant.OnboardingStep;
import eu.briefwissel.tenant.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In whose name a submission may go, and what of. */
@QuarkusTest
class SentByTest {

    private static final String ENTERPRISE = "1999900171";

    @Inject
    TestTenants tenants;

    TestTenant tenant;

    @BeforeEach
    void aTenant() {
        tenant = tenants.fresh();
    }

    @Test
    void takesWhateverATenantWithoutSendersSendsInItsOwnName() {
        assertThat(submit("").statusCode()).isEqualTo(202);
        assertThat(rules(submit("\"sender\": \"burgerzaken\","))).containsExactly("sender-unknown");
    }

    @Test
    void goesInTheNameOfTheOnlySenderAndOfOneThatIsNamed() {
        put("burgerzaken", SenderJson.good());
        assertThat(submit("").statusCode()).isEqualTo(202);

        put("belastingen", SenderJson.good());

        assertThat(rules(submit(""))).containsExactly("sender-needed");
        assertThat(submit("\"sender\": \"belastingen\",").statusCode()).isEqualTo(202);
        assertThat(submit("\"sender\": \"belastingen\", \"application\": \"loket\",")
                        .statusCode())
                .isEqualTo(202);
        assertThat(rules(submit("\"sender\": \"bouwen\","))).containsExactly("sender-unknown");
        assertThat(rules(submit("\"sender\": \"belastingen\", \"application\": \"balie\",")))
                .containsExactly("application-unknown");
    }

    @Test
    void goesInTheNameOfTheDefaultWhereNoneIsNamed() {
        put("burgerzaken", SenderJson.good());
        put("belastingen", SenderJson.good().with("default", "true"));

        assertThat(submit("").statusCode()).isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\"application\": \"loket\",", "\"sender\": \"burgerzaken\", \"application\": \"loket\","})
    void refusesAKindOfPostThatWasNotGivenWhateverIsNamed(String named) {
        put("burgerzaken", SenderJson.good());

        Response answer = submit(named, "nieuwsbrief");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(rules(answer)).containsExactly("message-type-not-given");
        assertThat(answer.<List<String>>path("errors.field")).containsExactly("/messageType");
    }

    @Test
    void keepsProductionClosedUntilEveryStepIsTaken() {
        tenants.set(tenant, Map.of("ebox_enterprise.environment", "prod"));
        put("burgerzaken", SenderJson.good());

        Response answer = submit("");

        assertThat(rules(answer)).containsExactly("onboarding-incomplete");
        assertThat(answer.<List<String>>path("errors.detail").getFirst())
                .contains("contract (https://apps.digital.belgium.be/d3sp/)", "credentials-prod");
    }

    @Test
    void opensProductionWithTheLastStepAndClosesItWhenOneIsTakenBack() {
        tenants.set(tenant, Map.of("ebox_enterprise.environment", "prod"));
        put("burgerzaken", SenderJson.good());
        for (OnboardingStep step : OnboardingStep.values()) {
            assertThat(rules(submit(""))).containsExactly("onboarding-incomplete");
            tenants.taken(tenant, "burgerzaken", step);
        }

        assertThat(submit("").statusCode()).isEqualTo(202);

        tenant.as(Role.ADMINISTRATOR)
                .delete("/v1/senders/burgerzaken/onboarding/ebox-enterprise/contract")
                .then()
                .statusCode(204);
        assertThat(rules(submit(""))).containsExactly("onboarding-incomplete");
    }

    @Test
    void leavesTheTestEnvironmentOpen() {
        tenants.set(tenant, Map.of("ebox_enterprise.environment", "int"));
        put("burgerzaken", SenderJson.good());

        assertThat(submit("").statusCode()).isEqualTo(202);
    }

    private static List<String> rules(Response answer) {
        return answer.path("errors.rule");
    }

    private void put(String name, SenderJson sender) {
        tenant.as(Role.ADMINISTRATOR)
                .contentType("application/json")
                .body(sender.json())
                .put("/v1/senders/" + name)
                .then()
                .statusCode(200);
    }

    private Response submit(String more) {
        return submit(more, "besluit");
    }

    private Response submit(String more, String type) {
        return tenant.as(Role.SENDER)
                .contentType("application/json")
                .body("""
                        { "reference": "%s", "recipient": { "kbo": "%s" }, "language": "nl", "messageType": "%s", %s
                          "subject": "Besluit", "body": "<p>Toegewezen.</p>", "route": ["mailbox"] }
                        """.formatted(UUID.randomUUID(), ENTERPRISE, type, more))
                .post("/v1/messages");
    }
}
