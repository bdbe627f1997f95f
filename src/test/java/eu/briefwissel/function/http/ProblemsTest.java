package eu.briefwissel.function.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.support.Submissions;
import eu.briefwissel.support.TestTenant;
import eu.briefwissel.support.TestTenants;
import eu.briefwissel.tenant.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever fails, fails as a problem. */
@QuarkusTest
class ProblemsTest {

    @Inject
    TestTenants tenants;

    TestTenant tenant;

    @BeforeEach
    void aTenant() {
        tenant = tenants.fresh();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/v1", "/v1/nothing", "/v1/messages/x/y/z", "/t/x/api", "/nothing?q=1"})
    void answers404WhereThereIsNothing(String path) {
        requireProblem(tenant.as(Role.SENDER).get(path), 404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "019583f1-2a40-4a3c-9d1f-3f6b1c2d4e5f", "019583f1-2a40-7a3c-9d1f-3f6b1c2d4e5f"})
    void answers404ForAnIdThatNamesNothing(String id) {
        requireProblem(tenant.as(Role.SENDER).get("/v1/messages/" + id), 404, "not-found");
    }

    @Test
    void answers405ForAnotherMethod() {
        requireProblem(tenant.as(Role.SENDER).put("/v1/messages"), 405, "method-not-allowed");
    }

    @Test
    void answers406WhereJsonIsNotWanted() {
        requireProblem(
                tenant.as(Role.SENDER).accept("text/csv").get("/v1/messages?reference=x"), 406, "not-acceptable");
    }

    @Test
    void answers415ForAnotherType() {
        requireProblem(
                tenant.as(Role.SENDER).contentType("text/xml").body("<x/>").post("/v1/messages"),
                415,
                "unsupported-media-type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/messages", "/v1/messages/x", "/v1/messages/x/timeline", "/v1/messages/x/replies"})
    void answers401WithoutAToken(String path) {
        Response answer = given().get(path);

        requireProblem(answer, 401, "unauthorised");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    void answers401BeforeItLooksAtABody() {
        requireProblem(given().contentType("application/json").body("{").post("/v1/messages"), 401, "unauthorised");
    }

    /** Said in the header, and refused before a byte of it is sent. */
    @Test
    void answers413ForABodyThatIsTooLarge() throws IOException {
        String answer = exchange("POST /v1/messages HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("application/problem+json", "/too-large");
    }

    @Test
    void answers413ForATokenRequestOfAMegabyte() throws IOException {
        String answer = exchange("POST /oauth/token HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("application/problem+json");
    }

    @Test
    void repeatsNothingOfAPathOrQuery() {
        Response answer = tenant.as(Role.SENDER).get("/v1/messages?reference=x&after=" + Submissions.BSN);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.asString()).doesNotContain(Submissions.BSN);
    }

    private String exchange(String request) throws IOException {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            InputStream answer = socket.getInputStream();
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void requireProblem(Response answer, int status, String type) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.<String>path("type")).isEqualTo("https://briefwissel.eu/problems/" + type);
        assertThat(answer.<Integer>path("status")).isEqualTo(status);
        assertThat(answer.<String>path("title")).isNotBlank();
    }
}
