package eu.briefwissel.function.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.support.Submissions;
import eu.briefwissel.support.TestClock;
import eu.briefwissel.support.TestTenant;
import eu.briefwissel.support.TestTenants;
import eu.briefwissel.tenant.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class AccessTokenTest {

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
    void isGivenForAnHour() {
        Response answer = tokenRequest(
                        tenant.client(Role.SENDER).id(),
                        tenant.client(Role.SENDER).secret())
                .post("/oauth/token");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.<Integer>path("expires_in")).isEqualTo(3600);
        assertThat(answer.<String>path("token_type")).isEqualTo("Bearer");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void isGivenForCredentialsInTheFormToo() {
        int status = given().formParam("grant_type", "client_credentials")
                .formParam("client_id", tenant.client(Role.SENDER).id())
                .formParam("client_secret", tenant.client(Role.SENDER).secret())
                .post("/oauth/token")
                .statusCode();

        assertThat(status).isEqualTo(200);
    }

    @Test
    void refusesAWrongSecretAndAnUnknownClientAlike() {
        Response wrongSecret =
                tokenRequest(tenant.client(Role.SENDER).id(), "wrong").post("/oauth/token");
        Response unknownClient = tokenRequest(tenant.id() + ".nobody", "wrong").post("/oauth/token");
        Response unknownTenant = tokenRequest("no-such-tenant.sender", "wrong").post("/oauth/token");
        Response noClientId = tokenRequest("?", "wrong").post("/oauth/token");

        assertThat(wrongSecret.statusCode()).isEqualTo(401);
        assertThat(wrongSecret.asString()).isEqualTo("{\"error\":\"invalid_client\"}");
        assertThat(wrongSecret.header("WWW-Authenticate")).startsWith("Basic");
        for (Response other : new Response[] {unknownClient, unknownTenant, noClientId}) {
            assertThat(other.statusCode()).isEqualTo(wrongSecret.statusCode());
            assertThat(other.asString()).isEqualTo(wrongSecret.asString());
            assertThat(other.headers().asList())
                    .hasSameSizeAs(wrongSecret.headers().asList());
        }
    }

    @Test
    void isNotGivenToAnotherTenantsClientOfTheSameName() {
        TestTenant other = tenants.fresh();

        int status = tokenRequest(
                        other.client(Role.SENDER).id(),
                        tenant.client(Role.SENDER).secret())
                .post("/oauth/token")
                .statusCode();

        assertThat(status).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({",invalid_request", "password,unsupported_grant_type"})
    void refusesOtherGrants(String grant, String error) {
        var request = given().contentType("application/x-www-form-urlencoded");

        Response answer = (grant == null ? request : request.formParam("grant_type", grant)).post("/oauth/token");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.<String>path("error")).isEqualTo(error);
    }

    @Test
    void isWorthNothingAfterAnHour() {
        String token = tenant.token(Role.SENDER);
        clock.advance(Duration.ofHours(1));

        Response answer = given().auth().oauth2(token).get("/v1/messages?reference=x");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
    }

    @Test
    void isStillGoodOneSecondBefore() {
        String token = tenant.token(Role.SENDER);
        clock.advance(Duration.ofHours(1).minusSeconds(1));

        assertThat(given().auth().oauth2(token).get("/v1/messages?reference=x").statusCode())
                .isEqualTo(200);
    }

    @Test
    void isWorthNothingWhereItsClaimsWereChanged() {
        String[] parts = tenant.token(Role.SENDER).split("\\.", 3);
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String forged = encoded(claims.replace(tenant.id().value(), "default"));

        int status = given().auth()
                .oauth2(parts[0] + "." + forged + "." + parts[2])
                .get("/v1/messages?reference=x")
                .statusCode();

        assertThat(claims).contains(tenant.id().value());
        assertThat(status).isEqualTo(401);
    }

    @Test
    void isWorthNothingWithoutASignature() {
        String claims = tenant.token(Role.SENDER).split("\\.", 3)[1];
        String unsigned = encoded("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + claims + ".";

        assertThat(given().auth()
                        .oauth2(unsigned)
                        .get("/v1/messages?reference=x")
                        .statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "a.b.c", "..", "Bearer"})
    void isNoTokenWhateverItSays(String token) {
        assertThat(given().header("Authorization", "Bearer " + token)
                        .get("/v1/messages?reference=x")
                        .statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, names = "SENDER", mode = EnumSource.Mode.EXCLUDE)
    void letsOnlySendersSubmit(Role role) {
        Response answer = tenant.as(role)
                .contentType("application/json")
                .body(Submissions.plain())
                .post("/v1/messages");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.<String>path("type")).endsWith("/forbidden");
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void letsEachRoleDoItsOwn(Role role) {
        Map<Role, Integer> follow =
                Map.of(Role.SENDER, 200, Role.OPERATOR, 200, Role.AUDITOR, 200, Role.ADMINISTRATOR, 403);
        Map<Role, Integer> replies =
                Map.of(Role.SENDER, 404, Role.OPERATOR, 404, Role.AUDITOR, 403, Role.ADMINISTRATOR, 403);
        Map<Role, Integer> retry =
                Map.of(Role.SENDER, 403, Role.OPERATOR, 404, Role.AUDITOR, 403, Role.ADMINISTRATOR, 404);

        assertThat(tenant.as(role).get("/v1/messages?reference=x").statusCode()).isEqualTo(follow.get(role));
        assertThat(tenant.as(role).get("/v1/messages/x/replies").statusCode()).isEqualTo(replies.get(role));
        assertThat(tenant.as(role)
                        .post("/api/admin/berichtenbox/message/x/retry")
                        .statusCode())
                .isEqualTo(retry.get(role));
    }

    private static RequestSpecification tokenRequest(String id, String secret) {
        return given().auth().preemptive().basic(id, secret).formParam("grant_type", "client_credentials");
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
