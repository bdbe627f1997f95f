package eu.briefwissel.function.http;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.support.SenderJson;
import eu.briefwissel.support.TestTenant;
import eu.briefwissel.support.TestTenants;
import eu.briefwissel.tenant.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
class SendersTest {

    @Inject
    TestTenants tenants;

    TestTenant tenant;

    @BeforeEach
    void aTenant() {
        tenant = tenants.fresh();
    }

    @Test
    void keepsASenderWithItsApplicationsAndKindsOfPost() {
        assertThat(put("burgerzaken", SenderJson.good().json()).statusCode()).isEqualTo(200);

        Response answer = tenant.as(Role.ADMINISTRATOR).get("/v1/senders/burgerzaken");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.<String>path("number")).isEqualTo("1999800005");
        assertThat(answer.<String>path("displayName.fr")).isEqualTo("Affaires civiles");
        assertThat(answer.<String>path("applications[0].messageTypes[0].category"))
                .isEqualTo("decision");
        assertThat(tenant.as(Role.OPERATOR).get("/v1/senders").<List<String>>path("items.name"))
                .containsExactly("burgerzaken");
    }

    @Test
    void changesASenderAndKeepsTheLogoThatIsNotNamed() {
        put(
                "burgerzaken",
                SenderJson.good().with("logo", "\"" + SenderJson.png(8) + "\"").json());

        put(
                "burgerzaken",
                SenderJson.good().with("displayName", "{\"nl\": \"Loket\"}").json());

        assertThat(tenant.as(Role.ADMINISTRATOR)
                        .get("/v1/senders/burgerzaken")
                        .<Map<String, String>>path("displayName"))
                .containsExactly(Map.entry("nl", "Loket"));
        Response logo = tenant.as(Role.SENDER).get("/v1/senders/burgerzaken/logo");
        assertThat(logo.contentType()).isEqualTo("image/png");
        assertThat(logo.asByteArray()).startsWith(0x89, 'P', 'N', 'G');
    }

    @Test
    void takesASenderAway() {
        put("burgerzaken", SenderJson.good().json());

        assertThat(tenant.as(Role.ADMINISTRATOR)
                        .delete("/v1/senders/burgerzaken")
                        .statusCode())
                .isEqualTo(204);
        assertThat(tenant.as(Role.ADMINISTRATOR).get("/v1/senders/burgerzaken").statusCode())
                .isEqualTo(404);
        assertThat(tenant.as(Role.ADMINISTRATOR)
                        .delete("/v1/senders/burgerzaken")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void keepsASenderWhileAnythingIsOutstandingInItsName() {
        put("burgerzaken", SenderJson.good().json());
        put("belastingen", SenderJson.good().json());
        submit("burgerzaken");

        Response answer = tenant.as(Role.ADMINISTRATOR).delete("/v1/senders/burgerzaken");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.<String>path("type")).endsWith("/sender-in-use");
        assertThat(tenant.as(Role.ADMINISTRATOR).get("/v1/senders/burgerzaken").statusCode())
                .isEqualTo(200);
        assertThat(tenant.as(Role.ADMINISTRATOR)
                        .delete("/v1/senders/belastingen")
                        .statusCode())
                .isEqualTo(204);
    }

    private void submit(String sender) {
        tenant.as(Role.SENDER)
                .contentType("application/json")
                .body("""
                        { "reference": "B-1", "recipient": { "kbo": "1999900171" }, "language": "nl",
                          "messageType": "besluit", "sender": "%s", "subject": "Besluit", "body": "<p>Ja.</p>",
                          "route": ["mailbox"] }
                        """.formatted(sender))
                .post("/v1/messages")
                .then()
                .statusCode(202);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            number       | "1999800006"                   | /number                                  | form
            displayName  | {}                             | /displayName                             | required
            displayName  | {"xx": "Loket"}                | /displayName                             | language
            contact      | "geen adres"                   | /contact                                 | form
            logo         | "R0lGODlhAQABAAAAACw="         | /logo                                    | png
            logo         | "{large png}"                  | /logo                                    | pixels
            applications | []                             | /applications                            | count
            applications | [{"name": "x", "messageTypes": [{"type": "actie", "category": "marketing"}]}] | /applications/0/messageTypes/0/category | no-marketing
            applications | [{"name": "x", "messageTypes": [{"type": "a", "category": "other"}]}] | /applications/0/messageTypes/0/category | category
            """)
    void refusesWhatIsNoSender(String field, String value, String where, String rule) {
        String json = SenderJson.good()
                .with(field, value.replace("{large png}", SenderJson.png(513)))
                .json();

        Response answer = put("burgerzaken", json);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.<List<String>>path("errors.field")).containsExactly(where);
        assertThat(answer.<List<String>>path("errors.rule")).containsExactly(rule);
    }

    @Test
    void refusesASenderThatIsNotTheCertificatesHolder() {
        TestTenant rsz = tenants.fresh(SenderJson.rszCertificate());

        Response answer = rsz.as(Role.ADMINISTRATOR)
                .contentType("application/json")
                .body(SenderJson.good().with("number", "\"1999800104\"").json())
                .put("/v1/senders/andere");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.<List<String>>path("errors.rule")).containsExactly("not-the-certificates");
    }

    @Test
    void refusesACertificateThatIsNotASendersOwn() {
        put("andere", SenderJson.good().with("number", "\"1999800104\"").json());

        Response answer = tenant.as(Role.ADMINISTRATOR)
                .contentType("application/json")
                .body(Map.of("sender.andere.ebox_enterprise.pki_cert", SenderJson.certificate()))
                .patch("/v1/settings");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.<List<String>>path("errors.field"))
                .containsExactly("/sender.andere.ebox_enterprise.pki_cert");
    }

    @Test
    void takesTheAccountOfASenderAmongTheSettingsAndShowsNoSecretOfIt() {
        Response answer = tenant.as(Role.ADMINISTRATOR)
                .contentType("application/json")
                .body(Map.of("sender.loket.ebox_citizen.client_secret", "never-shown-again"))
                .patch("/v1/settings");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.asString()).doesNotContain("never-shown-again");
        assertThat(answer.<Boolean>path("items.find { it.name == 'sender.loket.ebox_citizen.client_secret' }.set"))
                .isTrue();
    }

    @Test
    void hasOneDefaultAtMost() {
        put("een", SenderJson.good().with("default", "true").json());

        Response answer = put("twee", SenderJson.good().with("default", "true").json());

        assertThat(answer.<List<String>>path("errors.rule")).containsExactly("one-default");
    }

    @Test
    void showsATenantItsOwnOnly() {
        put(
                "burgerzaken",
                SenderJson.good().with("logo", "\"" + SenderJson.png(8) + "\"").json());
        TestTenant other = tenants.fresh();

        assertThat(other.as(Role.ADMINISTRATOR).get("/v1/senders").<List<Object>>path("items"))
                .isEmpty();
        assertThat(other.as(Role.ADMINISTRATOR).get("/v1/senders/burgerzaken").statusCode())
                .isEqualTo(404);
        assertThat(other.as(Role.ADMINISTRATOR)
                        .get("/v1/senders/burgerzaken/logo")
                        .statusCode())
                .isEqualTo(404);
        assertThat(other.as(Role.ADMINISTRATOR)
                        .get("/v1/senders/burgerzaken/onboarding")
                        .statusCode())
                .isEqualTo(404);
        assertThat(other.as(Role.ADMINISTRATOR)
                        .delete("/v1/senders/burgerzaken")
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ADMINISTRATOR")
    void isChangedByTheAdministratorAlone(Role role) {
        assertThat(tenant.as(role)
                        .contentType("application/json")
                        .body(SenderJson.good().json())
                        .put("/v1/senders/burgerzaken")
                        .statusCode())
                .isEqualTo(403);
    }

    private Response put(String name, String json) {
        return tenant.as(Role.ADMINISTRATOR)
                .contentType("application/json")
                .body(json)
                .put("/v1/senders/" + name);
    }
}
