package eu.briefwissel.journey;

import static eu.briefwissel.journey.SendersPost.account;
import static eu.briefwissel.journey.SendersPost.published;
import static eu.briefwissel.journey.SendersPost.put;
import static eu.briefwissel.journey.SendersPost.status;
import static eu.briefwissel.journey.SendersPost.submit;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.support.SenderJson;
import eu.briefwissel.support.TestClock;
import eu.briefwissel.support.TestOperators;
import eu.briefwissel.support.TestTenant;
import eu.briefwissel.support.TestTenants;
import eu.briefwissel.support.TestWorkers;
import eu.briefwissel.tenant.OnboardingStep;
import eu.briefwissel.tenant.Role;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A sender in a test environment, on its way into production, and there. */
@QuarkusTest
class SenderProductionJourneyTest {

    private static final String CITIZEN = "85073003328";
    private static final String READS = "01071700144";
    private static final String ANSWER_IS_LOST = "01071701332";
    private static final String ROUTE = "[\"mailbox\", \"email\"]";

    @Inject
    TestTenants tenants;

    @Inject
    TestWorkers workers;

    @Inject
    TestClock clock;

    @BeforeEach
    void setsTheClock() {
        clock.reset();
    }

    @Test
    void takesAMessageOfThisSenderInTheTestEnvironmentForItsTestMessage() {
        TestTenant tenant = tenants.fresh(account("ebox_citizen."));
        put(tenant, "burgerzaken", SenderJson.good().with("default", "true"));
        put(tenant, "belastingen", SenderJson.good());
        String id = submit(tenant, "\"insz\": \"" + CITIZEN + "\"", "[\"mailbox\"]");
        assertThat(seen(tenant, "burgerzaken", "ebox-citizen", id)).isEqualTo(422);
        workers.workOff();

        assertThat(seen(tenant, "belastingen", "ebox-citizen", id)).isEqualTo(422);
        assertThat(seen(tenant, "burgerzaken", "ebox-enterprise", id)).isEqualTo(422);
        assertThat(seen(tenant, "burgerzaken", "ebox-citizen", id)).isEqualTo(200);
    }

    @Test
    void takesNoMessageInProductionForATestMessage() {
        TestTenant tenant = inProduction();
        String id = submit(tenant, "\"insz\": \"" + CITIZEN + "\"", "[\"mailbox\"]");
        workers.workOff();

        assertThat(status(tenant, id)).isEqualTo("published");
        assertThat(seen(tenant, "burgerzaken", "ebox-citizen", id)).isEqualTo(422);
    }

    private static int seen(TestTenant tenant, String sender, String channel, String id) {
        return tenant.as(Role.ADMINISTRATOR)
                .contentType("application/json")
                .body(Map.of("date", "2026-11-30", "by", "J. Peeters", "reference", id))
                .put("/v1/senders/" + sender + "/onboarding/" + channel + "/test-message-seen")
                .statusCode();
    }

    @Test
    void looksAgainBeforeTheCallWhetherProductionIsOpen() {
        TestTenant tenant = inProduction();
        String id = submit(tenant, "\"insz\": \"" + CITIZEN + "\"", ROUTE);
        long published = published();

        tenants.takenBack(tenant, "burgerzaken", OnboardingStep.CONTRACT);
        retriesEnd();

        assertThat(published()).isEqualTo(published);
        assertThat(timeline(tenant, id))
                .contains("not-allowed", "onboarding-incomplete")
                .doesNotContain("RelayToNonERDS");
        assertThat(status(tenant.withoutTokens(), id)).isEqualTo("held");
    }

    @Test
    void bringsATestLetterToNobodyWhenItsAccountBecomesOneOfProduction() {
        TestTenant tenant = tenants.fresh(account("ebox_citizen."));
        put(tenant, "burgerzaken", SenderJson.good());
        String id = submit(tenant, "\"insz\": \"" + CITIZEN + "\"", ROUTE);
        long published = published();

        tenants.set(tenant, Map.of("ebox_citizen.environment", "prod"));
        takesEveryStep(tenant);
        retriesEnd();

        assertThat(published()).isEqualTo(published);
        assertThat(timeline(tenant, id))
                .contains("not-allowed", "environment-changed")
                .doesNotContain("RelayToNonERDS");
    }

    @Test
    void sendsNoLetterForPeopleToATestEnvironment() {
        TestTenant tenant = inProduction();
        String id = submit(tenant, "\"insz\": \"" + CITIZEN + "\"", ROUTE);
        long published = published();

        tenants.set(tenant, Map.of("ebox_citizen.environment", "int"));
        retriesEnd();

        assertThat(published()).isEqualTo(published);
        assertThat(timeline(tenant, id)).contains("environment-changed").doesNotContain("RelayToNonERDS");
    }

    @Test
    void publishesNothingOfANumberOnTheStepsOfAnother() {
        TestTenant tenant = inProduction();
        String id = submit(tenant, "\"insz\": \"" + CITIZEN + "\"", ROUTE);
        long published = published();

        put(tenant, "burgerzaken", SenderJson.good().with("number", "\"1999800104\""));
        takesEveryStep(tenant);
        retriesEnd();

        assertThat(published()).isEqualTo(published);
        assertThat(timeline(tenant, id)).contains("onboarding-incomplete");
    }

    @Test
    void keepsTheLastSenderWhereItsTenantWouldGoOnInProductionWithoutAnyStep() {
        TestTenant tenant = inProduction();
        assertThat(delete(tenant)).isEqualTo(409);

        put(tenant, "belastingen", SenderJson.good());

        assertThat(delete(tenant)).isEqualTo(204);
    }

    @Test
    void takesAwayTheAccountsOfASenderWithIt() {
        TestTenant tenant = tenants.fresh(account("ebox_citizen."));
        put(tenant, "burgerzaken", SenderJson.good());
        tenants.set(tenant, Map.of("sender.burgerzaken.ebox_citizen.client_id", "of-the-former"));

        assertThat(delete(tenant)).isEqualTo(204);

        assertThat(tenant.as(Role.ADMINISTRATOR).get("/v1/settings").asString()).doesNotContain("sender.burgerzaken");
    }

    @Test
    void repeatsNothingInProductionThatIsInDoubtInTheTestEnvironment() {
        TestTenant tenant = tenants.fresh(account("ebox_citizen."));
        put(tenant, "burgerzaken", SenderJson.good());
        String id = submit(tenant, "\"insz\": \"" + ANSWER_IS_LOST + "\"", "[\"mailbox\"]");
        workers.workOff();
        assertThat(status(tenant, id)).isEqualTo("resolved");

        tenants.set(tenant, Map.of("ebox_citizen.environment", "prod"));
        takesEveryStep(tenant);
        clock.advance(Duration.ofHours(1));
        workers.workOff();

        assertThat(status(tenant.withoutTokens(), id)).isEqualTo("held");
    }

    @Test
    void takesTheOperatorsWordForATestMessageThatWasOpened() {
        TestTenant tenant = tenants.fresh(account("ebox_citizen."));
        put(tenant, "burgerzaken", SenderJson.good());
        String id = submit(tenant, "\"insz\": \"" + READS + "\"", "[\"mailbox\"]");
        workers.workOff();
        assertThat(seen(tenant, "burgerzaken", "ebox-citizen", id)).isEqualTo(200);
        assertThat(isProven(tenant)).isFalse();

        isOpened();
        assertThat(seen(tenant.withoutTokens(), "burgerzaken", "ebox-citizen", id))
                .isEqualTo(200);

        assertThat(isProven(tenant)).isTrue();
    }

    @Test
    void asksProductionNothingAboutWhatWasPublishedInTheTestEnvironment() {
        TestTenant tenant = tenants.fresh(account("ebox_citizen."));
        put(tenant, "burgerzaken", SenderJson.good());
        String id = submit(tenant, "\"insz\": \"" + READS + "\"", "[\"mailbox\"]");
        workers.workOff();

        tenants.set(tenant, Map.of("ebox_citizen.environment", "prod"));
        isOpened();
        assertThat(status(tenant.withoutTokens(), id)).isEqualTo("published");

        tenants.set(tenant, Map.of("ebox_citizen.environment", "int"));
        isOpened();
        assertThat(status(tenant.withoutTokens(), id)).isEqualTo("opened");
    }

    @Test
    void keepsASenderUntilNothingOfItIsAskedAbout() {
        TestTenant tenant = tenants.fresh(account("ebox_citizen."));
        put(tenant, "burgerzaken", SenderJson.good());
        submit(tenant, "\"insz\": \"" + READS + "\"", "[\"mailbox\"]");
        workers.workOff();
        assertThat(delete(tenant)).isEqualTo(409);

        isOpened();

        assertThat(delete(tenant.withoutTokens())).isEqualTo(204);
    }

    private TestTenant inProduction() {
        TestTenant tenant = tenants.fresh(account("ebox_citizen."));
        tenants.set(tenant, Map.of("ebox_citizen.environment", "prod"));
        put(tenant, "burgerzaken", SenderJson.good());
        takesEveryStep(tenant);
        return tenant;
    }

    private void takesEveryStep(TestTenant tenant) {
        for (OnboardingStep step : OnboardingStep.values()) {
            tenants.taken(tenant, "burgerzaken", step);
        }
    }

    private void retriesEnd() {
        for (int hours = 0; hours < 7; hours++) {
            workers.workOff();
            clock.advance(Duration.ofHours(5));
        }
        workers.workOff();
    }

    private static String timeline(TestTenant tenant, String id) {
        return tenant.withoutTokens()
                .as(Role.SENDER)
                .get("/v1/messages/" + id + "/timeline")
                .asString();
    }

    private static int delete(TestTenant tenant) {
        return tenant.as(Role.ADMINISTRATOR).delete("/v1/senders/burgerzaken").statusCode();
    }

    /** The recipients have read, and everybody is asked again. */
    private void isOpened() {
        given().post(TestOperators.sandbox() + "/events").then().statusCode(200);
        clock.advance(Duration.ofMinutes(31));
        workers.workOff();
    }

    private static boolean isProven(TestTenant tenant) {
        return tenant.as(Role.ADMINISTRATOR)
                .get("/v1/senders/burgerzaken/onboarding")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getBoolean(
                        "items.find { it.channel == 'ebox-citizen' }.steps.find { it.step == 'test-message-seen' }.proven");
    }
}
