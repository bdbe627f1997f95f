package eu.briefwissel.journey;

import static io.restassured.RestAssured.given;

import eu.briefwissel.support.SenderJson;
import eu.briefwissel.support.TestOperators;
import eu.briefwissel.support.TestTenant;
import eu.briefwissel.tenant.Role;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What a tenant with senders does, and what the sandbox sees of it. */
final class SendersPost {

    private SendersPost() {}

    static long published() {
        return given().get(TestOperators.sandbox() + "/messages").jsonPath().getLong("total");
    }

    /** The settings of the sandbox's account that begin so. */
    static Map<String, String> account(String prefix) {
        Map<String, String> all = new HashMap<>(
                given().get(TestOperators.sandbox() + "/account").jsonPath().getMap("$"));
        all.keySet().removeIf(name -> !name.startsWith(prefix));
        return all;
    }

    static void put(TestTenant tenant, String name, SenderJson sender) {
        tenant.as(Role.ADMINISTRATOR)
                .contentType("application/json")
                .body(sender.json())
                .put("/v1/senders/" + name)
                .then()
                .statusCode(200);
    }

    static String submit(TestTenant tenant, String recipient, String route) {
        return tenant.as(Role.SENDER)
                .contentType("application/json")
                .body("""
                        { "reference": "%s", "recipient": { %s }, "language": "nl", "messageType": "besluit",
                          "subject": "Besluit", "body": "<p>Toegewezen.</p>", "route": %s,
                          "contact": { "email": "lezer@example.org" } }
                        """.formatted(UUID.randomUUID(), recipient, route))
                .post("/v1/messages")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    static String status(TestTenant tenant, String id) {
        return tenant.as(Role.SENDER)
                .get("/v1/messages/" + id)
                .then()
                .statusCode(200)
                .extract()
                .path("status");
    }
}
