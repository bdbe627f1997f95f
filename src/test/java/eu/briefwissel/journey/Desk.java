package eu.briefwissel.journey;

import static io.restassured.RestAssured.given;

import eu.briefwissel.store.TenantDirectory;
import eu.briefwissel.support.Planted;
import eu.briefwissel.support.TestClock;
import eu.briefwissel.support.TestOperators;
import eu.briefwissel.support.TestTenant;
import eu.briefwissel.support.TestTenants;
import eu.briefwissel.support.TestWorkers;
import eu.briefwissel.tenant.Role;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The desk of somebody who runs one tenant's Berichtenbox: settings, statistics, metrics, a retry; each test has a tenant of its own. */
@ApplicationScoped
class Desk {

    private static final String SECRET = "the old secret";
    private static final List<Duration> SCHEDULE = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(4));

    private final TestTenants tenants;
    private final TenantDirectory directory;
    private final TestWorkers workers;
    private final TestClock clock;
    private Map<String, String> account = Map.of();
    private long callsBefore;
    private @Nullable TestTenant tenant;

    Desk(TestTenants tenants, TenantDirectory directory, TestWorkers workers, TestClock clock) {
        this.tenants = tenants;
        this.directory = directory;
        this.workers = workers;
        this.clock = clock;
    }

    /** A message that was handed over. */
    record Message(String id, String email) {}

    /** A message as an operator is told of it. */
    record Told(String deliveryStatus, @Nullable String failureReason, int retryCount) {}

    void open() {
        account = new HashMap<>(
                given().get(TestOperators.sandbox() + "/account").jsonPath().<String, String>getMap("$"));
        account.put("logius_webhook_secret", SECRET);
        tenant = tenants.fresh(account);
        callsBefore = calls("taken");
    }

    private TestTenant tenant() {
        if (tenant == null) {
            throw new IllegalStateException("the desk is not open");
        }
        tenant = tenant.withoutTokens(); // clocks are moved past their end
        return tenant;
    }

    /** Changes settings; they serve from now on. */
    void settle(Map<String, String> settings) {
        TestTenants.await(() -> directory.put(tenant().id(), settings));
    }

    void settleAsBefore() {
        settle(account);
    }

    Message submit(String bsn, String policy) {
        String email = UUID.randomUUID() + "@example.org";
        return submit(bsn, email, "\"contact\": { \"email\": \"" + email + "\" }, " + policy);
    }

    Message submitWithoutAddress(String bsn, String policy) {
        return submit(bsn, "", policy);
    }

    private Message submit(String bsn, String email, String more) {
        String id = tenant().as(Role.SENDER)
                .contentType("application/json")
                .body("""
                        { "reference": "%s", "recipient": { "bsn": "%s" }, "language": "nl", "messageType": "besluit",
                          "subject": "Besluit op uw aanvraag", "body": "<p>Uw aanvraag is toegewezen.</p>", %s }
                        """.formatted(UUID.randomUUID(), bsn, more))
                .post("/v1/messages")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        workers.workOff();
        return new Message(id, email);
    }

    void timeIs(Instant instant) {
        clock.set(instant);
        workers.workOff();
    }

    void timePasses(Duration duration) {
        clock.advance(duration);
        workers.workOff();
    }

    /** All waits of the schedule pass, one after the other. */
    void letTheScheduleRunOut() {
        letTheScheduleRunOut(SCHEDULE.size());
    }

    void letTheScheduleRunOut(int waits) {
        SCHEDULE.subList(0, waits).forEach(this::timePasses);
    }

    Told told(Message message) {
        JsonPath told = administration("/message/" + message.id());
        return new Told(told.getString("deliveryStatus"), told.getString("failureReason"), told.getInt("retryCount"));
    }

    JsonPath stats() {
        return administration("/stats");
    }

    int retry(Message message) {
        return retry(message, "");
    }

    int retry(Message message, String body) {
        int status = tenant().as(Role.OPERATOR)
                .contentType("application/json")
                .body(body)
                .post("/api/admin/berichtenbox/message/" + message.id() + "/retry")
                .statusCode();
        workers.workOff();
        return status;
    }

    /** The sum of a metric's samples that have this label; 0 where it has none. */
    double metric(String name, String label) {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name + "{") && line.contains(label))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** How many calls to the Berichtenbox ended so since the desk was opened. */
    long callsToTheBerichtenbox(String outcome) {
        return calls(outcome) - callsBefore;
    }

    /** The event that says that a message was read. */
    String readOf(Message message) {
        String receipt = Planted.find(
                        tenant(), "select foreign_id from receipt where delivery = '" + message.id() + "'")
                .getFirst();
        return "{\"logiusMessageId\": \"" + receipt + "\", \"readAt\": \"" + clock.instant() + "\"}";
    }

    /** Tells an event as the operator does, signed with this secret. */
    Response tell(String event, String secret) {
        return given().contentType("application/json")
                .header("X-Logius-Signature", sign(event, secret))
                .body(event)
                .post("/t/" + tenant().id() + "/api/webhook/berichtenbox/read");
    }

    long mails(Message message) {
        return mailsTo(message.email());
    }

    long mailsTo(String address) {
        List<List<String>> recipients =
                given().get(TestOperators.sandbox() + "/mails").jsonPath().getList("to");
        return recipients.stream().filter(to -> to.contains(address)).count();
    }

    private JsonPath administration(String path) {
        return tenant().as(Role.OPERATOR)
                .get("/api/admin/berichtenbox" + path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static long calls(String outcome) {
        Map<String, Object> calls =
                given().get(TestOperators.sandbox() + "/calls").jsonPath().getMap("$");
        return ((Number) calls.getOrDefault("berichtenbox." + outcome, 0)).longValue();
    }

    private static String sign(String body, String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
