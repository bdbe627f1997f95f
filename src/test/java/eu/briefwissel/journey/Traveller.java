package eu.briefwissel.journey;

import static io.restassured.RestAssured.given;

import eu.briefwissel.support.TestClock;
import eu.briefwissel.support.TestOperators;
import eu.briefwissel.support.TestTenant;
import eu.briefwissel.support.TestTenants;
import eu.briefwissel.support.TestWorkers;
import eu.briefwissel.tenant.Role;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A sender and the world around it: submits, lets time pass, lets recipients read, and looks at what became of it. */
@ApplicationScoped
class Traveller {

    /** What the deep links of letters begin with. */
    static final String LINKS = "https://mijn.example.org/bericht/";

    private static final String NO_EMAIL = "";

    private final TestTenants tenants;
    private final TestWorkers workers;
    private final TestClock clock;

    Traveller(TestTenants tenants, TestWorkers workers, TestClock clock) {
        this.tenants = tenants;
        this.workers = workers;
        this.clock = clock;
    }

    private TestTenant tenant() {
        Map<String, String> account = new HashMap<>(
                given().get(TestOperators.sandbox() + "/account").jsonPath().getMap("$"));
        account.put("deep_link_base", LINKS);
        return tenants.named(TestOperators.TENANT, account);
    }

    /** A message of its own address, so that its mails can be told from others; submitted and worked off. */
    Sent submit(String scheme, String identifier, String policy) {
        Sent sent = accepted(scheme, identifier, policy);
        workers.workOff();
        return sent;
    }

    /** One that says nothing of where the recipient can be reached outside the mailbox; worked off. */
    Sent submitWithoutAddress(String bsn) {
        String text = "\"subject\": \"Besluit op uw aanvraag\", \"body\": \"<p>Uw aanvraag is toegewezen.</p>\"";
        Sent sent = accepted(tenant(), "bsn", bsn, NO_EMAIL, text);
        workers.workOff();
        return sent;
    }

    /** Submitted with a request that is part of a trace, and worked off. */
    Sent submitWithin(String traceParent, String bsn, String policy) {
        String email = UUID.randomUUID() + "@example.org";
        String text = "\"subject\": \"Besluit op uw aanvraag\", \"body\": \"<p>Uw aanvraag is toegewezen.</p>\"";
        Sent sent = accepted(
                tenant().as(Role.SENDER).header("traceparent", traceParent), "bsn", bsn, email, text + ", " + policy);
        workers.workOff();
        return sent;
    }

    /** Submitted, and nothing more yet. */
    Sent accepted(String scheme, String identifier, String policy) {
        TestTenant tenant = tenant();
        String email = UUID.randomUUID() + "@example.org";
        String text = "\"subject\": \"Besluit op uw aanvraag\", \"body\": \"<p>Uw aanvraag is toegewezen.</p>\"";
        return accepted(tenant, scheme, identifier, email, text + ", " + policy);
    }

    /** A letter of a template that the administrator puts in force; submitted and worked off. */
    Sent submitByCase(String bsn, String template, String about) {
        TestTenant tenant = tenant();
        tenant.as(Role.ADMINISTRATOR)
                .contentType("application/json")
                .body(template)
                .put("/v1/templates/bezwaar/ontvangen/nl")
                .then()
                .statusCode(200);
        Sent sent = accepted(
                tenant, "bsn", bsn, UUID.randomUUID() + "@example.org", "\"route\": [\"mailbox\"], \"case\": " + about);
        workers.workOff();
        return sent;
    }

    private static Sent accepted(TestTenant tenant, String scheme, String identifier, String email, String more) {
        return accepted(tenant.as(Role.SENDER), scheme, identifier, email, more);
    }

    private static Sent accepted(
            RequestSpecification sender, String scheme, String identifier, String email, String more) {
        String contact = email.equals(NO_EMAIL) ? "" : "\"contact\": { \"email\": \"" + email + "\" }, ";
        String body = """
                { "reference": "%s", "recipient": { "%s": "%s" }, "language": "nl", "messageType": "besluit",
                  %s %s }
                """.formatted(UUID.randomUUID(), scheme, identifier, contact, more);
        String id = sender.contentType("application/json")
                .body(body)
                .post("/v1/messages")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        return new Sent(id, email);
    }

    /** A message that was handed over. */
    record Sent(String id, String email) {}

    void timeIs(Instant instant) {
        clock.set(instant);
        workers.workOff();
    }

    void timePasses(Duration duration) {
        clock.advance(duration);
        workers.workOff();
    }

    /** Everybody who is going to read or reply does so now. */
    void recipientsAct() {
        given().post(TestOperators.sandbox() + "/events").then().statusCode(200);
        workers.workOff();
    }

    String status(Sent sent) {
        return get("/v1/messages/" + sent.id()).getString("status");
    }

    /** The timeline as {@code kind channel cause}, in order. */
    List<String> timeline(Sent sent) {
        List<Map<String, Object>> facts =
                get("/v1/messages/" + sent.id() + "/timeline").getList("items");
        return facts.stream()
                .map(f -> f.get("kind") + " " + f.getOrDefault("channel", "-") + " " + f.getOrDefault("cause", "-"))
                .toList();
    }

    List<Map<String, Object>> replies(Sent sent) {
        return get("/v1/messages/" + sent.id() + "/replies").getList("items");
    }

    /** Where the tenant's stream of events ends now. */
    String endOfEvents() {
        String cursor = "";
        for (String next = cursor; next != null; ) {
            cursor = next;
            JsonPath page = get("/v1/events?limit=500" + (cursor.isEmpty() ? "" : "&after=" + cursor));
            next = page.getList("items").isEmpty() ? null : page.getString("next");
        }
        return cursor;
    }

    /** The events behind a place in the stream. */
    List<Map<String, Object>> eventsAfter(String cursor) {
        return get("/v1/events?limit=500" + (cursor.isEmpty() ? "" : "&after=" + cursor))
                .getList("items");
    }

    /** What an operator is shown under {@code /api/admin/berichtenbox}. */
    JsonPath administration(String path) {
        return tenant().as(Role.OPERATOR)
                .get("/api/admin/berichtenbox" + path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** An operator has it tried again, and the workers do so; the answer's status. */
    int retry(Sent sent, String body) {
        int status = tenant().as(Role.OPERATOR)
                .contentType("application/json")
                .body(body)
                .post("/api/admin/berichtenbox/message/" + sent.id() + "/retry")
                .statusCode();
        workers.workOff();
        return status;
    }

    /** How many calls to the Berichtenbox ended so. */
    long callsToTheBerichtenbox(String outcome) {
        Map<String, Object> calls =
                given().get(TestOperators.sandbox() + "/calls").jsonPath().getMap("$");
        return ((Number) calls.getOrDefault("berichtenbox." + outcome, 0)).longValue();
    }

    /** How many mails this address got. */
    long mailsTo(String address) {
        return mails(new Sent("", address));
    }

    /** What the operators took, each as SHA-256 of subject, line feed and body. */
    List<String> textsAtTheOperators() {
        return given().get(TestOperators.sandbox() + "/messages").jsonPath().getList("items.message.textDigest");
    }

    /** The message that a deep link's token leads to. */
    JsonPath followLink(String token) {
        return get("/v1/links/" + token);
    }

    int statusOfLink(String token) {
        return tenant().as(Role.SENDER).get("/v1/links/" + token).statusCode();
    }

    /** How many mails this message's recipient got. */
    long mails(Sent sent) {
        List<List<String>> recipients =
                given().get(TestOperators.sandbox() + "/mails").jsonPath().getList("to");
        return recipients.stream().filter(to -> to.contains(sent.email())).count();
    }

    private JsonPath get(String path) {
        return tenant().as(Role.SENDER)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
