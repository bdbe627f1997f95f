package eu.briefwissel.function.lambda;

import static io.restassured.RestAssured.given;

import eu.briefwissel.support.Submissions;
import eu.briefwissel.support.TestOperators;
import eu.briefwissel.support.TestTenant;
import eu.briefwissel.support.TestTenants;
import eu.briefwissel.support.TestWorkers;
import eu.briefwissel.tenant.Role;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Submits over HTTP and looks at what became of it; has nothing worked off. */
@ApplicationScoped
class Sender {

    private final TestTenants tenants;
    private final TestWorkers workers;

    Sender(TestTenants tenants, TestWorkers workers) {
        this.tenants = tenants;
        this.workers = workers;
    }

    /** A message that was accepted, and nothing more; all that other tests left is out of its way. */
    Sent submit(String scheme, String identifier) {
        workers.workOff();
        String email = UUID.randomUUID() + "@example.org";
        String id = tenant().as(Role.SENDER)
                .contentType("application/json")
                .body(Submissions.to(scheme, identifier, email))
                .post("/v1/messages")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        return new Sent(id, email);
    }

    record Sent(String id, String email) {}

    String status(Sent sent) {
        return tenant().as(Role.SENDER).get("/v1/messages/" + sent.id()).path("status");
    }

    /** Everybody who is going to read does so now. */
    void recipientsRead() {
        given().post(TestOperators.sandbox() + "/events").then().statusCode(200);
    }

    /** How many mails this message's recipient got. */
    long mails(Sent sent) {
        List<List<String>> recipients =
                given().get(TestOperators.sandbox() + "/mails").jsonPath().getList("to");
        return recipients.stream().filter(to -> to.contains(sent.email())).count();
    }

    /** Made anew, so that its token suits the clock however it was moved. */
    private TestTenant tenant() {
        Map<String, String> account =
                given().get(TestOperators.sandbox() + "/account").jsonPath().getMap("$");
        return tenants.named(TestOperators.TENANT, account);
    }
}
