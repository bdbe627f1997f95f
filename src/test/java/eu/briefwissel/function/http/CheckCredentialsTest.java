package eu.briefwissel.function.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.support.SenderJson;
import eu.briefwissel.support.TestClock;
import eu.briefwissel.support.TestOperators;
import eu.briefwissel.support.TestTenant;
import eu.briefwissel.support.TestTenants;
import eu.briefwissel.tenant.OnboardingStep;
import eu.briefwissel.tenant.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a check says of accounts at the sandbox's operators, and what it proves. */
@QuarkusTest
class CheckCredentialsTest {

    private static final String ENTERPRISE = "ebox_enterprise.";

    @Inject
    TestTenants tenants;

    @Inject
    TestClock clock;

    @BeforeEach
    void setsTheClock() {
        clock.reset();
    }

    @Test
    void saysThatAllIsWellOfBothAccounts() {
        TestTenant tenant = tenants.fresh(account("ebox_"));
        put(tenant, SenderJson.good());

        JsonPath found = check(tenant);

        assertThat(found.getBoolean("works")).isTrue();
        assertThat(found.<String>getList("items[0].accounts.channel"))
                .containsExactly("ebox-citizen", "ebox-enterprise");
        assertThat(found.<String>getList("items[0].accounts[1].findings.what"))
                .containsExactly("settings", "certificate", "enterprise-number", "token", "api");
        assertThat(says(found, 1, "token")).contains(":publicationsender");
    }

    @Test
    void checksTheTenantsOwnAccountsWhereItHasNoSender() {
        TestTenant tenant = tenants.fresh(account("ebox_citizen."));

        JsonPath found = check(tenant);

        assertThat(found.getBoolean("works")).isTrue();
        assertThat(found.<Object>getList("items")).hasSize(1);
        assertThat(check(tenants.fresh()).getBoolean("works")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ebox_citizen.client_secret          | geraden             | 0 | token             | invalid_client
            ebox_citizen.client_id              |                     | 0 | settings          | ebox_citizen.client_id
            ebox_citizen.base_url               | http://127.0.0.1:1  | 0 | api               | connect-failed
            ebox_citizen.token_url              | http://127.0.0.1:1  | 0 | token             | not given
            ebox_enterprise.audience            | https://elders      | 1 | token             | invalid_client
            ebox_enterprise.scope               | scope:everything    | 1 | token             | invalid_scope
            ebox_enterprise.pki_key             |                     | 1 | settings          | ebox_enterprise.pki_key
            """)
    void saysWhatDoesNotWorkAndWhy(String name, String value, int account, String what, String why) {
        Map<String, String> settings = account("ebox_");
        settings.put(name, value == null ? "" : value);
        TestTenant tenant = tenants.fresh(settings);

        JsonPath found = check(tenant);

        assertThat(found.getBoolean("works")).isFalse();
        assertThat(works(found, account, what)).isFalse();
        assertThat(says(found, account, what)).contains(why);
        assertThat(found.prettify()).doesNotContain("geraden", "PRIVATE");
    }

    @Test
    void saysThatTheCertificateIsAnothers() {
        TestTenant tenant = tenants.fresh(account(ENTERPRISE));
        tenants.set(tenant, Map.of(ENTERPRISE + "sender_organisation_id", "1999800104"));

        JsonPath found = check(tenant);

        assertThat(works(found, 0, "enterprise-number")).isFalse();
        assertThat(says(found, 0, "enterprise-number")).contains("1999800005", "1999800104", "INVALID_SENDER");
    }

    @ParameterizedTest
    @CsvSource({"1999800104, true", "1999800203, false"})
    void saysWhetherTheSenderGaveAMandate(String number, boolean given) {
        TestTenant tenant = tenants.fresh(account(ENTERPRISE));
        tenants.set(tenant, Map.of(ENTERPRISE + "on_behalf", "on"));
        put(tenant, SenderJson.good().with("number", "\"" + number + "\""));

        JsonPath found = check(tenant);

        assertThat(works(found, 0, "mandate")).isEqualTo(given);
        assertThat(found.getBoolean("works")).isEqualTo(given);
    }

    @Test
    void provesThatCredentialsWorkAndTakesNobodysWordForIt() {
        TestTenant tenant = tenants.fresh(account(ENTERPRISE));
        put(tenant, SenderJson.good());
        assertThat(done(tenant, "credentials-int")).isFalse();
        assertThat(step(tenant, "credentials-int", UUID.randomUUID().toString()).<List<String>>path("errors.rule"))
                .containsExactly("proven-by-check");

        check(tenant);

        assertThat(done(tenant, "credentials-int")).isTrue();
        assertThat(steps(tenant).getBoolean(path("credentials-int") + ".proven"))
                .isTrue();
        assertThat(done(tenant, "credentials-prod")).isFalse();
    }

    @Test
    void takesAStepByDateNameAndReference() {
        TestTenant tenant = tenants.fresh();
        put(tenant, SenderJson.good());

        assertThat(step(tenant, "contract", "BOSA-2026-17").statusCode()).isEqualTo(200);

        JsonPath steps = steps(tenant);
        assertThat(steps.getString(path("contract") + ".by")).isEqualTo("J. Peeters");
        assertThat(steps.getString(path("contract") + ".reference")).isEqualTo("BOSA-2026-17");
        assertThat(steps.getString(path("intent-and-nda") + ".whereToGetIt"))
                .isEqualTo("https://apps.digital.belgium.be/d3sp/");
        assertThat(steps.getBoolean("items[1].complete")).isFalse();
        assertThat(step(tenant, "graduation", "x").statusCode()).isEqualTo(404);
    }

    @Test
    void forgetsTheProofOfCredentialsThatAreNoMoreThose() {
        TestTenant tenant = tenants.fresh(account(ENTERPRISE));
        put(tenant, SenderJson.good());
        check(tenant);
        String clientId = account(ENTERPRISE).get(ENTERPRISE + "client_id");

        tenants.set(tenant, Map.of("sender.burgerzaken." + ENTERPRISE + "client_id", "another"));
        assertThat(done(tenant, "credentials-int")).isFalse();

        tenants.set(tenant, Map.of("sender.burgerzaken." + ENTERPRISE + "client_id", clientId));
        assertThat(done(tenant, "credentials-int")).isTrue();
    }

    @Test
    void keepsTheProofOfTheTestEnvironmentInProduction() {
        TestTenant tenant = tenants.fresh(account(ENTERPRISE));
        put(tenant, SenderJson.good());
        check(tenant);

        tenants.set(tenant, Map.of(ENTERPRISE + "environment", "prod", ENTERPRISE + "client_id", "another"));

        assertThat(done(tenant, "credentials-int")).isTrue();
        assertThat(done(tenant, "credentials-prod")).isFalse();
    }

    @Test
    void wantsAMessageThatWasPublishedForTheTestMessage() {
        TestTenant tenant = tenants.fresh();
        put(tenant, SenderJson.good());

        assertThat(step(tenant, "test-message-seen", "gezien").<List<String>>path("errors.field"))
                .containsExactly("/reference");
        assertThat(step(tenant, "test-message-seen", "01a40051-6a80-7b55-ad93-010948229435")
                        .<List<String>>path("errors.rule"))
                .containsExactly("message");
    }

    @Test
    void saysWhatASenderInProductionStillLacks() {
        Map<String, String> settings = account(ENTERPRISE);
        settings.put(ENTERPRISE + "environment", "prod");
        TestTenant tenant = tenants.fresh(settings);
        put(tenant, SenderJson.good());

        JsonPath found = check(tenant);

        assertThat(found.getBoolean("works")).isFalse();
        assertThat(found.<String>getList("items[0].accounts[0].missing.step"))
                .contains("contract")
                .doesNotContain("credentials-prod");
        for (OnboardingStep step : OnboardingStep.values()) {
            tenants.taken(tenant, "burgerzaken", step);
        }
        assertThat(check(tenant).getBoolean("works")).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"SENDER", "AUDITOR"})
    void isForAdministratorsAndOperators(Role role) {
        TestTenant tenant = tenants.fresh();

        assertThat(tenant.as(role).post("/v1/senders/check").statusCode()).isEqualTo(403);
        assertThat(tenant.as(role).post("/v1/senders/burgerzaken/check").statusCode())
                .isEqualTo(403);
    }

    private static JsonPath check(TestTenant tenant) {
        return tenant.as(Role.OPERATOR)
                .post("/v1/senders/check")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static JsonPath steps(TestTenant tenant) {
        return tenant.as(Role.OPERATOR)
                .get("/v1/senders/burgerzaken/onboarding")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static boolean done(TestTenant tenant, String step) {
        return steps(tenant).getBoolean(path(step) + ".done");
    }

    /** Where a step with RSZ stands in the answer. */
    private static String path(String step) {
        return "items.find { it.channel == 'ebox-enterprise' }.steps.find { it.step == '" + step + "' }";
    }

    private static Response step(TestTenant tenant, String step, String reference) {
        return tenant.as(Role.ADMINISTRATOR)
                .contentType("application/json")
                .body(Map.of("date", "2026-11-30", "by", "J. Peeters", "reference", reference))
                .put("/v1/senders/burgerzaken/onboarding/ebox-enterprise/" + step);
    }

    private static String says(JsonPath found, int account, String what) {
        return found.getString("items[0].accounts[%d].findings.find { it.what == '%s' }.says".formatted(account, what));
    }

    private static boolean works(JsonPath found, int account, String what) {
        return found.getBoolean(
                "items[0].accounts[%d].findings.find { it.what == '%s' }.works".formatted(account, what));
    }

    private static void put(TestTenant tenant, SenderJson sender) {
        tenant.as(Role.ADMINISTRATOR)
                .contentType("application/json")
                .body(sender.json())
                .put("/v1/senders/burgerzaken")
                .then()
                .statusCode(200);
    }

    private static Map<String, String> account(String prefix) {
        Map<String, String> all = new HashMap<>(
                given().get(TestOperators.sandbox() + "/account").jsonPath().getMap("$"));
        all.keySet().removeIf(name -> !name.startsWith(prefix));
        return all;
    }
}
