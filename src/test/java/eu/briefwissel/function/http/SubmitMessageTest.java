package eu.briefwissel.function.http;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.support.Rows;
import eu.briefwissel.support.Submissions;
import eu.briefwissel.support.TestDatabase;
import eu.briefwissel.support.TestTenant;
import eu.briefwissel.support.TestTenants;
import eu.briefwissel.tenant.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SubmitMessageTest {

    private static final String JSON = "application/json";
    private static final Map<String, Long> ONE_MESSAGE =
            Map.of("message", 1L, "data_key", 1L, "content", 1L, "delivery", 1L, "evidence", 1L, "work", 1L);

    @Inject
    TestTenants tenants;

    TestTenant tenant;

    @BeforeEach
    void aTenant() {
        tenant = tenants.fresh();
    }

    @Test
    void answers202WhenEverythingStandsInTheDatabase() {
        Response answer = request().body(Submissions.plain()).post("/v1/messages");

        assertThat(Rows.of(tenant.id())).isEqualTo(ONE_MESSAGE);
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.header("Location")).isEqualTo("/v1/messages/" + answer.path("id"));
        assertThat(answer.<String>path("status")).isEqualTo("accepted");
        assertThat(answer.<String>path("links.timeline")).isEqualTo(answer.header("Location") + "/timeline");
    }

    @Test
    void answersNothingBeforeTheCommit() throws Exception {
        tenant.token(Role.SENDER);
        try (var owner = TestDatabase.asOwner();
                var caller = Executors.newSingleThreadExecutor()) {
            owner.setAutoCommit(false);
            owner.createStatement().execute("lock table evidence in exclusive mode");

            var answer = caller.submit(() -> request().body(Submissions.plain()).post("/v1/messages"));

            Rows.awaitBlocked(owner, "evidence");
            for (int i = 0; i < 10; i++) { // as many answers to others, which do not wait
                RestAssured.get("/q/health/live").then().statusCode(200);
            }
            assertThat(answer.isDone()).isFalse();
            owner.rollback();
            assertThat(answer.get().statusCode()).isEqualTo(202);
        }
    }

    @Test
    void givesTheSameAnswerAgainForTheSameKeyAndBody() {
        String body = Submissions.plain();
        String first = keyed("k-1").body(body).post("/v1/messages").asString();

        Response second = keyed("k-1").body(body).post("/v1/messages");

        assertThat(second.statusCode()).isEqualTo(202);
        assertThat(second.asString()).isEqualTo(first);
        assertThat(Rows.of(tenant.id())).containsEntry("delivery", 1L).containsEntry("idempotency", 1L);
    }

    @Test
    void refusesAnotherBodyUnderTheSameKey() {
        keyed("k-1").body(Submissions.plain()).post("/v1/messages");

        Response second = keyed("k-1").body(Submissions.plain()).post("/v1/messages");

        assertThat(second.statusCode()).isEqualTo(422);
        assertThat(second.contentType()).startsWith("application/problem+json");
        assertThat(second.<String>path("type")).endsWith("/idempotency-key-reused");
        assertThat(Rows.of(tenant.id())).containsEntry("delivery", 1L);
    }

    @Test
    void lettingTheSameKeyComeTwentyTimesAtOnceMakesOneDelivery() throws Exception {
        String body = Submissions.plain();
        tenant.token(Role.SENDER);
        Callable<String> submission =
                () -> keyed("k-1").body(body).post("/v1/messages").path("id");

        List<Future<String>> answers;
        try (var callers = Executors.newFixedThreadPool(10)) {
            answers = callers.invokeAll(Collections.nCopies(20, submission));
        }

        assertThat(answers).extracting(Future::get).doesNotContainNull();
        assertThat(answers.stream().map(Future::resultNow).distinct()).hasSize(1);
        assertThat(Rows.of(tenant.id())).containsEntry("delivery", 1L).containsEntry("evidence", 1L);
    }

    @Test
    void keepsKeysOfTenantsApart() {
        TestTenant other = tenants.fresh();
        keyed("k-1").body(Submissions.plain()).post("/v1/messages");

        int status = other.as(Role.SENDER)
                .contentType(JSON)
                .header("Idempotency-Key", "k-1")
                .body(Submissions.plain())
                .post("/v1/messages")
                .statusCode();

        assertThat(status).isEqualTo(202);
    }

    @Test
    void takes25MegabytesOfAttachments() {
        String body = Submissions.withAttachment("foto.png", "image/png", Submissions.pngOfBytes(25 << 20));

        Response answer = request().body(body).post("/v1/messages");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(Rows.of(tenant.id()).get("content")).isGreaterThan(25L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"reference\": \"a\", \"reference\": \"b\"}",
                "{\"reference\": \"Z-1\"}",
                "{\"unknown\": true}"
            })
    void leavesNoRowOfABadSubmission(String body) {
        int status = keyed("k-1").body(body).post("/v1/messages").statusCode();

        assertThat(status).isIn(400, 422);
        assertThat(Rows.of(tenant.id())).isEmpty();
    }

    @Test
    void namesFieldAndRuleOfWhatItRefusesAndNotTheIdentifier() {
        String body = Submissions.plain().replace(Submissions.BSN, "123456789");

        Response answer = request().body(body).post("/v1/messages");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.<List<Map<String, String>>>path("errors"))
                .containsExactly(Map.of(
                        "field",
                        "/recipient/bsn",
                        "rule",
                        "bsn-11-check",
                        "detail",
                        "must be nine digits that pass the 11-check (Wet algemene bepalingen BSN)"));
        assertThat(answer.asString()).doesNotContain("123456789");
    }

    @Test
    void saysWhereTheJsonIsMalformed() {
        Response answer = request().body("{\n  \"reference\": oops\n}").post("/v1/messages");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.<String>path("type")).endsWith("/malformed-json");
        assertThat(answer.<String>path("detail")).startsWith("line 2, column ").doesNotContain("oops");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "sleutel\u00e9"})
    void refusesAKeyThatIsNotVisibleAscii(String key) {
        Response answer = keyed(key).body(Submissions.plain()).post("/v1/messages");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.<String>path("errors[0].field")).isEqualTo("Idempotency-Key");
        assertThat(Rows.of(tenant.id())).isEmpty();
    }

    private RequestSpecification request() {
        return tenant.as(Role.SENDER).contentType(JSON);
    }

    private RequestSpecification keyed(String key) {
        return request().header("Idempotency-Key", key);
    }
}
