package eu.briefwissel.function.http;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.store.TenantDirectory;
import eu.briefwissel.support.TestDatabase;
import eu.briefwissel.support.TestTenant;
import eu.briefwissel.support.TestTenants;
import eu.briefwissel.tenant.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
class SettingsTest {

    private static final Path KEYS = Path.of("src/test/resources/eu/briefwissel/crypto");

    @Inject
    TestTenants tenants;

    @Inject
    TenantDirectory directory;

    TestTenant tenant;

    @BeforeEach
    void aTenant() {
        tenant = tenants.fresh(Map.of("logius_client_id", "before"));
    }

    @Test
    void putsChangesInForceAndLeavesTheOthers() {
        Response answer = change(
                "{\"berichtenbox_fallback_from\": \"post@gemeente.example\"," + " \"selectielijst.bezwaar\": \"25\"}");

        var settings = TestTenants.await(() -> directory.settings(tenant.id()));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(settings.values())
                .containsEntry("berichtenbox_fallback_from", "post@gemeente.example")
                .containsEntry("selectielijst.bezwaar", "25")
                .containsEntry("logius_client_id", "before");
    }

    @Test
    void takesASettingAwayWithNull() {
        change("{\"logius_client_id\": null}");

        assertThat(TestTenants.await(() -> directory.settings(tenant.id())).find("logius_client_id"))
                .isEmpty();
    }

    @Test
    void refusesABadValueNamingTheSettingAndChangesNothing() {
        Response answer = change("{\"logius_client_id\": \"after\", \"selectielijst.bezwaar\": \"long\","
                + " \"logius_base_url\": \"nowhere\", \"tenant_id\": \"other\"}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.<String>path("type")).endsWith("invalid-settings");
        assertThat(answer.<List<String>>path("errors.field"))
                .containsExactlyInAnyOrder("/selectielijst.bezwaar", "/logius_base_url", "/tenant_id");
        assertThat(answer.asString()).doesNotContain("nowhere", "long");
        assertThat(TestTenants.await(() -> directory.settings(tenant.id())).find("logius_client_id"))
                .hasValue("before");
    }

    @Test
    void refusesACertificateThatDoesNotBelongToTheKey() throws IOException {
        String key = Files.readString(KEYS.resolve("key.pkcs8.pem"));
        String other = Files.readString(KEYS.resolve("other-certificate.pem"));
        String own = Files.readString(KEYS.resolve("certificate.pem"));

        assertThat(change(pair(key, own)).statusCode()).isEqualTo(200);

        Response answer = change("{\"pki_cert\": %s}".formatted(json(other)));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.<List<String>>path("errors.field")).containsExactly("/pki_cert");
    }

    @Test
    void showsEverySettingWithDefaultAndMeaningButNoSecret() {
        change("{\"logius_client_secret\": \"never-shown-again\", \"selectielijst.bezwaar\": \"25\"}");

        Response answer = tenant.as(Role.ADMINISTRATOR).get("/v1/settings");

        assertThat(answer.<String>path("tenantId")).isEqualTo(tenant.id().value());
        assertThat(answer.<List<String>>path("items.name"))
                .contains("logius_base_url", "pki_key", "selectielijst.*", "selectielijst.bezwaar");
        assertThat(answer.<List<String>>path("items.meaning")).doesNotContainNull();
        assertThat(answer.<String>path("items.find { it.name == 'selectielijst.*' }.default"))
                .isEqualTo("10");
        assertThat(answer.<String>path("items.find { it.name == 'tenant_display_name' }.default"))
                .isEqualTo("Gemeente Voorbeeld");
        assertThat(answer.<Boolean>path("items.find { it.name == 'logius_client_secret' }.set"))
                .isTrue();
        assertThat(answer.asString()).doesNotContain("never-shown-again");
    }

    @Test
    void showsAndChangesTheTenantsOwnOnly() {
        TestTenant other = tenants.fresh(Map.of("logius_client_id", "of the other"));

        change("{\"logius_client_id\": \"mine\"}");

        assertThat(other.as(Role.ADMINISTRATOR)
                        .get("/v1/settings")
                        .<String>path("items.find { it.name == 'logius_client_id' }.value"))
                .isEqualTo("of the other");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ADMINISTRATOR")
    void isTheAdministratorsAlone(Role role) {
        assertThat(tenant.as(role).get("/v1/settings").statusCode()).isEqualTo(403);
        assertThat(tenant.as(role)
                        .contentType("application/json")
                        .body("{}")
                        .patch("/v1/settings")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void keepsMessagesForAsManyYearsAsTheSelectielijstOfTheirKindOfCaseSays() throws SQLException {
        change("{\"selectielijst.bezwaar\": \"25\"}");

        assertThat(yearsKept("\"case\": {\"id\": \"Z-1\", \"type\": \"Bezwaar\"}"))
                .isEqualTo(25);
        assertThat(yearsKept("\"case\": {\"id\": \"Z-1\", \"type\": \"beroep\"}"))
                .isEqualTo(10);
        assertThat(yearsKept("\"language\": \"nl\"")).isEqualTo(7);

        change("{\"retention\": \"P3Y\"}");
        assertThat(yearsKept("\"case\": {\"id\": \"Z-1\", \"type\": \"bezwaar\"}"))
                .isEqualTo(25);
        assertThat(yearsKept("\"case\": {\"id\": \"Z-1\", \"type\": \"beroep\"}"))
                .isEqualTo(3);
    }

    private int yearsKept(String more) throws SQLException {
        String id = tenant.as(Role.SENDER)
                .contentType("application/json")
                .body("{\"reference\": \"R\", \"recipient\": {\"bsn\": \"999993653\"}, \"messageType\": \"x\","
                        + " \"subject\": \"S\", \"body\": \"<p>B</p>\", \"language\": \"nl\", "
                        + more.replace("\"language\": \"nl\"", "\"unreadAfter\": \"never\"") + "}")
                .post("/v1/messages")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        try (var owner = TestDatabase.asOwner();
                var session = owner.createStatement()) {
            session.execute("select set_config('briefwissel.tenant', '" + tenant.id() + "', false)");
            try (var rows = session.executeQuery("select extract(year from age(retention_until, accepted_at))::int"
                    + " from message where id = '" + id + "'")) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    private Response change(String body) {
        return tenant.as(Role.ADMINISTRATOR)
                .contentType("application/json")
                .body(body)
                .patch("/v1/settings");
    }

    private static String pair(String key, String certificate) {
        return "{\"pki_key\": %s, \"pki_cert\": %s}".formatted(json(key), json(certificate));
    }

    private static String json(String text) {
        return "\"" + text.replace("\n", "\\n") + "\"";
    }
}
