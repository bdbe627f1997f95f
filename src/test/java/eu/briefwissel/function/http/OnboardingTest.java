package eu.briefwissel.function.http;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.support.TestDatabase;
import eu.briefwissel.support.TestTenant;
import eu.briefwissel.support.TestTenants;
import eu.briefwissel.tenant.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From nothing to a tenant whose system hands over letters, over HTTP alone. */
@QuarkusTest
class OnboardingTest {

    private static final String NAME = "{\"displayName\":\"Gemeente Nieuwstad\"}";

    @Inject
    TestTenants tenants;

    private final String fresh = "n-" + UUID.randomUUID().toString().substring(0, 13);

    @Test
    void leadsFromAProvisionerToASenderWhoIsKnown() {
        Response made = provisioner().body(NAME).put("/v1/tenants/" + fresh);
        String administrator = token(made);
        Response client = as(administrator).body("{\"role\":\"sender\"}").put("/v1/clients/zaaksysteem");

        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.header("Cache-Control")).isEqualTo("no-store");
        assertThat(made.<String>path("clientId")).isEqualTo(fresh + ".administrator");
        assertThat(client.<String>path("clientId")).isEqualTo(fresh + ".zaaksysteem");
        assertThat(as(token(client)).get("/v1/messages?reference=none").statusCode())
                .isEqualTo(200);
        assertThat(as(administrator).get("/v1/settings").<String>path("tenantId"))
                .isEqualTo(fresh);
    }

    @Test
    void makesNoTenantTwice() {
        String administrator = token(provisioner().body(NAME).put("/v1/tenants/" + fresh));

        Response again = provisioner().body(NAME).put("/v1/tenants/" + fresh);

        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.<String>path("type")).endsWith("/there-before");
        assertThat(as(administrator).get("/v1/clients").statusCode()).isEqualTo(200);
    }

    @Test
    void renewsAnAdministratorWhoseSecretWasLost() {
        Response made = provisioner().body(NAME).put("/v1/tenants/" + fresh);

        Response renewed = provisioner().post("/v1/tenants/" + fresh + "/administrator");

        assertThat(renewed.statusCode()).isEqualTo(201);
        assertThat(ask(made).statusCode()).isEqualTo(401);
        assertThat(ask(renewed).statusCode()).isEqualTo(200);
        assertThat(provisioner().post("/v1/tenants/nobody-here/administrator").statusCode())
                .isEqualTo(404);
    }

    @Test
    void givesARevokedClientNoTokenUntilItGetsANewSecret() {
        TestTenant tenant = tenants.fresh();
        Response client = tenant.as(Role.ADMINISTRATOR)
                .contentType("application/json")
                .body("{\"role\":\"auditor\"}")
                .put("/v1/clients/rekenkamer");

        Response revoked = tenant.as(Role.ADMINISTRATOR).delete("/v1/clients/rekenkamer");

        assertThat(revoked.statusCode()).isEqualTo(204);
        assertThat(ask(client).statusCode()).isEqualTo(401);
        Response all = tenant.as(Role.ADMINISTRATOR).get("/v1/clients");
        assertThat(all.<String>path("items.find { it.clientId.endsWith('.rekenkamer') }.revokedAt"))
                .isNotNull();
        Response again = tenant.as(Role.ADMINISTRATOR)
                .contentType("application/json")
                .body("{\"role\":\"auditor\"}")
                .put("/v1/clients/rekenkamer");
        assertThat(ask(again).statusCode()).isEqualTo(200);
        assertThat(tenant.as(Role.ADMINISTRATOR).delete("/v1/clients/nobody").statusCode())
                .isEqualTo(404);
    }

    @Test
    void showsTheClientsOfNobodyElse() {
        TestTenant other = tenants.fresh();
        TestTenant tenant = tenants.fresh();

        Response all = tenant.as(Role.ADMINISTRATOR).get("/v1/clients");

        assertThat(all.<List<String>>path("items.clientId"))
                .hasSize(Role.values().length)
                .noneMatch(id -> id.startsWith(other.id().value()));
        assertThat(all.asString()).doesNotContain("ecret");
    }

    @Test
    void storesNoSecret() throws SQLException {
        Response made = provisioner().body(NAME).put("/v1/tenants/" + fresh);

        try (var connection = TestDatabase.asOwner();
                var statement = connection.createStatement();
                var set = statement.executeQuery("select set_config('briefwissel.tenant', '" + fresh + "', false)")) {
            assertThat(set.next()).isTrue();
            try (var rows = statement.executeQuery("select client::text from client")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).doesNotContain(made.<String>path("clientSecret"));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void makesNoTenantForARoleOfATenant(Role role) {
        TestTenant tenant = tenants.fresh();

        assertThat(tenant.as(role)
                        .contentType("application/json")
                        .body(NAME)
                        .put("/v1/tenants/" + fresh)
                        .statusCode())
                .isEqualTo(403);
        assertThat(tenant.as(role)
                        .post("/v1/tenants/" + tenant.id() + "/administrator")
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/clients", "/v1/settings", "/v1/messages?reference=x", "/v1/templates"})
    void showsTheProvisionerNothingOfATenant(String route) {
        assertThat(provisioner().get(route).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, names = "ADMINISTRATOR", mode = EnumSource.Mode.EXCLUDE)
    void letsOnlyAdministratorsKeepClients(Role role) {
        TestTenant tenant = tenants.fresh();

        assertThat(tenant.as(role).get("/v1/clients").statusCode()).isEqualTo(403);
        assertThat(tenant.as(role)
                        .contentType("application/json")
                        .body("{\"role\":\"administrator\"}")
                        .put("/v1/clients/me")
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"displayName\":\" \"}", "{\"displayName\":\"two\\nlines\"}", "{\"displayName\":7}"})
    void refusesATenantWithoutAName(String body) {
        Response answer = provisioner().body(body).put("/v1/tenants/" + fresh);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.<List<String>>path("errors.field")).containsExactly("/displayName");
        assertThat(provisioner().post("/v1/tenants/" + fresh + "/administrator").statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Upper", "-first", "with.dot", "a-name-of-more-than-forty-characters-is-refused"})
    void refusesNamesThatAreNone(String name) {
        assertThat(provisioner().body(NAME).put("/v1/tenants/" + name).statusCode())
                .isEqualTo(400);
        assertThat(tenants.fresh()
                        .as(Role.ADMINISTRATOR)
                        .contentType("application/json")
                        .body("{\"role\":\"sender\"}")
                        .put("/v1/clients/" + name)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void refusesARoleThatIsNone() {
        Response answer = tenants.fresh()
                .as(Role.ADMINISTRATOR)
                .contentType("application/json")
                .body("{\"role\":\"provisioner\"}")
                .put("/v1/clients/king");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.<List<String>>path("errors.field")).containsExactly("/role");
    }

    @Test
    void knowsTheProvisionerByTheSecretOnly() {
        assertThat(ask("provisioner", "x" + TestDatabase.PROVISIONING_SECRET).statusCode())
                .isEqualTo(401);
        assertThat(ask("provisioner", "").statusCode()).isEqualTo(401);
    }

    private static RequestSpecification provisioner() {
        return as(ask("provisioner", TestDatabase.PROVISIONING_SECRET).path("access_token"));
    }

    private static RequestSpecification as(String token) {
        return RestAssured.given().auth().oauth2(token).contentType("application/json");
    }

    private static String token(Response client) {
        return ask(client).path("access_token");
    }

    private static Response ask(Response client) {
        return ask(client.path("clientId"), client.path("clientSecret"));
    }

    private static Response ask(String id, String secret) {
        return RestAssured.given()
                .auth()
                .preemptive()
                .basic(id, secret)
                .formParam("grant_type", "client_credentials")
                .post("/oauth/token");
    }
}
