package eu.briefwissel.journey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.receive.CollectResults;
import eu.briefwissel.support.TestClock;
import eu.briefwissel.support.TestOperators;
import eu.briefwissel.support.TestTenant;
import eu.briefwissel.support.TestTenants;
import eu.briefwissel.support.TestWorkers;
import eu.briefwissel.tenant.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every magic recipient of the dialect, at the sandbox's ebMS adapter, which judges by the official schemas. */
@QuarkusTest
class GlobeFatesJourneyTest {

    /** One tenant for all: results belong to whoever has the CPA. */
    private static final String TENANT = "globe-fates";

    private static final Duration FIRST_RETRY = Duration.ofMinutes(1);

    @Inject
    TestTenants tenants;

    @Inject
    TestWorkers workers;

    @Inject
    CollectResults results;

    @Inject
    TestClock clock;

    private TestTenant tenant;

    @BeforeEach
    void aTenantInThePresent() {
        // The sandbox's own clock cannot be moved, and it looks at the day on which a batch was made.
        clock.set(Instant.now());
        Map<String, String> account = new HashMap<>(sandbox("/account"));
        account.putAll(sandbox("/account/globe"));
        tenant = tenants.named(TENANT, account);
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "999993653,has a mailbox,0,published,ContentConsignment berichtenbox -",
        "999990196,named by NIL,0,published,ContentConsignment berichtenbox -",
        "999990202,packed with gzip,0,published,ContentConsignment berichtenbox -",
        "999990214,result before the answer,0,published,ContentConsignment berichtenbox -",
        "999990226,result three times,0,published,ContentConsignment berichtenbox -",
        "999990111,technical problem once,1,published,ContentConsignment berichtenbox -",
        "999990251,expired once,1,published,ContentConsignment berichtenbox -",
        "999990032,never a result,0,resolved,SentForProcessing berichtenbox -",
        "999990044,expired,0,resolved,HandingOverPostponed berichtenbox -",
        "999990263,failed,0,resolved,HandingOverPostponed berichtenbox -",
        "999990093,technical problem,0,resolved,HandingOverPostponed berichtenbox -",
        "999990056,check unavailable,0,accepted,HandingOverPostponed berichtenbox -",
        "999990068,check refused,0,accepted,HandingOverPostponed berichtenbox -",
        "999990019,not subscribed,0,dispatched,ContentConsignmentFailure berichtenbox no-mailbox",
        "999990081,not subscribed since,0,dispatched,ContentConsignmentFailure berichtenbox no-mailbox",
        "999990020,type not supported,0,dispatched,ContentConsignmentFailure berichtenbox refused",
        "999990123,published too late,0,dispatched,ContentConsignmentFailure berichtenbox refused",
        "999990135,made too long ago,0,dispatched,ContentConsignmentFailure berichtenbox refused",
        "999990159,attachment too large,0,dispatched,ContentConsignmentFailure berichtenbox refused",
        "999990160,another OIN,0,dispatched,ContentConsignmentFailure berichtenbox refused",
        "999990172,XML not valid,0,dispatched,ContentConsignmentFailure berichtenbox refused",
        "999990147,exists already,0,held,Held berichtenbox receipt-unknown",
        "999990184,a code nobody knows,0,held,Held berichtenbox outcome-unknown"
    })
    void endsAsItsFateSays(String bsn, String fate, int retries, String status, String fact) {
        String id = submit(bsn);
        resultsCome();
        for (int retry = 0; retry < retries; retry++) {
            clock.advance(FIRST_RETRY);
            workers.workOff();
            resultsCome();
        }

        assertThat(get("/v1/messages/" + id).getString("status")).as(fate).isEqualTo(status);
        assertThat(timeline(id)).as(fate).contains(fact);
    }

    private String submit(String bsn) {
        String id = tenant.as(Role.SENDER)
                .contentType("application/json")
                .body("""
                        { "reference": "%s", "recipient": { "bsn": "%s" }, "language": "nl", "messageType": "besluit",
                          "contact": { "email": "%s@example.org" }, "route": ["mailbox", "email"],
                          "subject": "Besluit op uw aanvraag",
                          "body": "<p>Zie <a href=\\"https://a.example/\\">uw zaak</a>.</p><p>Dag.</p>" }
                        """.formatted(UUID.randomUUID(), bsn, UUID.randomUUID()))
                .post("/v1/messages")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        workers.workOff();
        return id;
    }

    private void resultsCome() {
        given().post(TestOperators.sandbox() + "/events").then().statusCode(200);
        TestTenants.await(results::collect);
        workers.workOff();
    }

    private List<String> timeline(String id) {
        List<Map<String, Object>> facts =
                get("/v1/messages/" + id + "/timeline").getList("items");
        return facts.stream()
                .map(f -> f.get("kind") + " " + f.getOrDefault("channel", "-") + " " + f.getOrDefault("cause", "-"))
                .toList();
    }

    private JsonPath get(String path) {
        return tenant.as(Role.SENDER).get(path).then().statusCode(200).extract().jsonPath();
    }

    private static Map<String, String> sandbox(String path) {
        return given().get(TestOperators.sandbox() + path).jsonPath().getMap("$");
    }
}
