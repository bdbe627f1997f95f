package eu.briefwissel.journey;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.receive.CollectResults;
import eu.briefwissel.sandbox.Sandbox;
import eu.briefwissel.sandbox.SandboxSettings;
import eu.briefwissel.sandbox.Timing;
import eu.briefwissel.sandbox.event.Pace;
import eu.briefwissel.sandbox.recipient.MagicRecipient;
import eu.briefwissel.support.SenderJson;
import eu.briefwissel.support.TestClock;
import eu.briefwissel.support.TestTenant;
import eu.briefwissel.support.TestTenants;
import eu.briefwissel.support.TestWorkers;
import eu.briefwissel.tenant.Role;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A sender with an account of its own at RSZ, whose tenant has none: what the feed tells comes by that account. */
@QuarkusTest
class SenderFeedJourneyTest {

    @Inject
    TestTenants tenants;

    @Inject
    TestWorkers workers;

    @Inject
    CollectResults results;

    @Inject
    TestClock clock;

    private Sandbox sandbox;

    @BeforeEach
    void aSandbox() throws IOException {
        sandbox = Sandbox.start(SandboxSettings.inMemory()
                .withTiming(Timing.standard().withPace(Pace.byHand()).withTimestampTolerance(Duration.ZERO)));
    }

    @AfterEach
    void ends() throws IOException {
        sandbox.close();
        clock.reset();
    }

    @Test
    void learnsOfReadingByTheFeedOfASendersOwnAccount() {
        TestTenant tenant = tenants.fresh(ofSender("burgerzaken"));
        put(tenant, "burgerzaken");
        String id = submit(tenant);
        workers.workOff();
        sandbox.fireEvents();

        TestTenants.await(results::collect);
        workers.workOff();

        assertThat(status(tenant, id)).isEqualTo("opened");
    }

    @Test
    void readsAFeedOnceThatSendersShare() {
        Map<String, String> account = account();
        TestTenant tenant = tenants.fresh(account);
        put(tenant, "burgerzaken");
        put(tenant, "belastingen");

        TestTenants.await(results::collect);

        assertThat(sandbox.calls()).containsEntry("ebox-enterprise.events", 1L);
    }

    private Map<String, String> account() {
        Map<String, String> all = new HashMap<>(sandbox.account());
        all.putAll(sandbox.eboxEventsAccount());
        all.keySet().removeIf(name -> !name.startsWith("ebox_enterprise."));
        return all;
    }

    private Map<String, String> ofSender(String sender) {
        Map<String, String> own = new HashMap<>();
        account().forEach((name, value) -> {
            if (!name.contains(".sender_") && !name.contains(".message_")) {
                own.put("sender." + sender + "." + name, value);
            }
        });
        return own;
    }

    private static void put(TestTenant tenant, String name) {
        tenant.as(Role.ADMINISTRATOR)
                .contentType("application/json")
                .body(SenderJson.good().json())
                .put("/v1/senders/" + name)
                .then()
                .statusCode(200);
    }

    private static String submit(TestTenant tenant) {
        return tenant.as(Role.SENDER)
                .contentType("application/json")
                .body("""
                        { "reference": "F-1", "recipient": { "kbo": "%s" }, "language": "nl", "messageType": "besluit",
                          "subject": "Besluit", "body": "<p>Toegewezen.</p>", "route": ["mailbox"] }
                        """.formatted(MagicRecipient.KBO_READS.identifier()))
                .post("/v1/messages")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private static String status(TestTenant tenant, String id) {
        return tenant.as(Role.SENDER)
                .get("/v1/messages/" + id)
                .then()
                .statusCode(200)
                .extract()
                .path("status");
    }
}
