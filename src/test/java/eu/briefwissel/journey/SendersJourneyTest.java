package eu.briefwissel.journey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.support.SenderJson;
import eu.briefwissel.support.TestClock;
import eu.briefwissel.support.TestOperators;
import eu.briefwissel.support.TestTenant;
import eu.briefwissel.support.TestTenants;
import eu.briefwissel.support.TestWorkers;
import eu.briefwissel.tenant.OnboardingStep;
import eu.briefwissel.tenant.Role;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a submission that names a sender to an eBox that shows it. */
@QuarkusTest
class SendersJourneyTest {

    private static final String CITIZEN = "85073003328";
    private static final String READS = "01071700144";
    private static final String ANSWER_IS_LOST = "01071701332";
    private static final String ENTERPRISE = "0202239951";
    private static final String GAVE_A_MANDATE = "\"1999800104\"";
    private static final String GAVE_NONE = "\"1999800203\"";

    @Inject
    TestTenants tenants;

    @Inject
    TestWorkers workers;

    @Inject
    TestClock clock;

    @BeforeEach
    void setsTheClock() {
        clock.reset();
    }

    @Test
    void publishesByTheAccountOfTheSender() {
        TestTenant tenant = tenants.fresh(account(""));
        put(tenant, "burgerzaken", SenderJson.good());

        String id = submit(tenant, "\"kbo\": \"" + ENTERPRISE + "\"", "[\"mailbox\"]");
        workers.workOff();

        assertThat(status(tenant, id)).isEqualTo("published");
    }

    @Test
    void keepsTheIdentityThatTheSenderHadWhenTheMessageWasHandedOver() {
        TestTenant tenant = tenants.fresh(account("ebox_citizen."));
        put(tenant, "burgerzaken", SenderJson.good());
        String id = submit(tenant, "\"insz\": \"" + CITIZEN + "\"", "[\"mailbox\"]");

        put(tenant, "burgerzaken", SenderJson.good().with("number", GAVE_NONE));
        workers.workOff();

        assertThat(status(tenant, id)).isEqualTo("published");
    }

    @Test
    void asksForReadingByTheAccountOfTheSenderThatHasOneOfItsOwn() {
        Map<String, String> own = new HashMap<>();
        account("ebox_citizen.").forEach((name, value) -> {
            if (!name.contains(".sender_") && !name.contains(".message_")) {
                own.put("sender.burgerzaken." + name, value);
            }
        });
        TestTenant tenant = tenants.fresh(own);
        put(tenant, "burgerzaken", SenderJson.good());
        String id = submit(tenant, "\"insz\": \"" + READS + "\"", "[\"mailbox\"]");
        workers.workOff();

        given().post(TestOperators.sandbox() + "/events").then().statusCode(200);
        clock.advance(Duration.ofMinutes(16));
        workers.workOff();

        assertThat(status(tenant, id)).isEqualTo("opened");
    }

    @Test
    void writesTheSendersNameWhereTheChannelShowsOne() {
        TestTenant tenant = tenants.fresh(Map.of("berichtenbox_fallback_from", "post@gemeente.example"));
        put(tenant, "burgerzaken", SenderJson.good());

        submit(tenant, "\"insz\": \"" + CITIZEN + "\"", "[\"email\"]");
        workers.workOff();

        List<String> mails =
                given().get(TestOperators.sandbox() + "/mails").jsonPath().getList("text");
        assertThat(mails).anyMatch(text -> text.contains("Burgerzaken"));
    }

    @Test
    void publishesOnBehalfOfWhoGaveAMandate() {
        TestTenant tenant = provider(GAVE_A_MANDATE);

        String id = submit(tenant, "\"kbo\": \"" + ENTERPRISE + "\"", "[\"mailbox\"]");
        workers.workOff();

        assertThat(status(tenant, id)).isEqualTo("published");
    }

    @Test
    void keepsWhatLacksAMandateAndTriesItAgain() {
        TestTenant tenant = provider(GAVE_NONE);
        long published = published();

        String id = submit(tenant, "\"kbo\": \"" + ENTERPRISE + "\"", "[\"mailbox\"]");
        workers.workOff();

        assertThat(status(tenant, id)).isEqualTo("resolved");
        assertThat(published()).isEqualTo(published);

        clock.advance(Duration.ofDays(1));
        workers.workOff();
        assertThat(status(tenant.withoutTokens(), id)).isIn("resolved", "held");
    }

    @Test
    void takesAMessageOfThisSenderInTheTestEnvironmentForItsTestMessage() {
        TestTenant tenant = tenants.fresh(account("ebox_citizen."));
        put(tenant, "burgerzaken", SenderJson.good().with("default", "true"));
        put(tenant, "belastingen", SenderJson.good());
        String id = submit(tenant, "\"insz\": \"" + CITIZEN + "\"", "[\"mailbox\"]");
        assertThat(seen(tenant, "burgerzaken", "ebox-citizen", id)).isEqualTo(422);
        workers.workOff();

        assertThat(seen(tenant, "belastingen", "ebox-citizen", id)).isEqualTo(422);
        assertThat(seen(tenant, "burgerzaken", "ebox-enterprise", id)).isEqualTo(422);
        assertThat(seen(tenant, "burgerzaken", "ebox-citizen", id)).isEqualTo(200);
    }

    @Test
    void takesNoMessageInProductionForATestMessage() {
        TestTenant tenant = tenants.fresh(account("ebox_citizen."));
        tenants.set(tenant, Map.of("ebox_citizen.environment", "prod"));
        put(tenant, "burgerzaken", SenderJson.good());
        for (OnboardingStep step : OnboardingStep.values()) {
            tenants.taken(tenant, "burgerzaken", step);
        }
        String id = submit(tenant, "\"insz\": \"" + CITIZEN + "\"", "[\"mailbox\"]");
        workers.workOff();

        assertThat(status(tenant, id)).isEqualTo("published");
        assertThat(seen(tenant, "burgerzaken", "ebox-citizen", id)).isEqualTo(422);
    }

    private static int seen(TestTenant tenant, String sender, String channel, String id) {
        return tenant.as(Role.ADMINISTRATOR)
                .contentType("application/json")
                .body(Map.of("date", "2026-11-30", "by", "J. Peeters", "reference", id))
                .put("/v1/senders/" + sender + "/onboarding/" + channel + "/test-message-seen")
                .statusCode();
    }

    @Test
    void looksAgainBeforeTheCallWhetherProductionIsOpen() {
        TestTenant tenant = tenants.fresh(account("ebox_citizen."));
        put(tenant, "burgerzaken", SenderJson.good());
        String id = submit(tenant, "\"insz\": \"" + CITIZEN + "\"", "[\"mailbox\"]");
        long published = published();

        tenants.set(tenant, Map.of("ebox_citizen.environment", "prod"));
        workers.workOff();

        assertThat(status(tenant, id)).isEqualTo("resolved");
        assertThat(published()).isEqualTo(published);

        for (OnboardingStep step : OnboardingStep.values()) {
            tenants.taken(tenant, "burgerzaken", step);
        }
        clock.advance(Duration.ofHours(1));
        workers.workOff();
        assertThat(status(tenant.withoutTokens(), id)).isEqualTo("published");
    }

    @Test
    void repeatsNothingInProductionThatIsInDoubtInTheTestEnvironment() {
        TestTenant tenant = tenants.fresh(account("ebox_citizen."));
        put(tenant, "burgerzaken", SenderJson.good());
        String id = submit(tenant, "\"insz\": \"" + ANSWER_IS_LOST + "\"", "[\"mailbox\"]");
        workers.workOff();
        assertThat(status(tenant, id)).isEqualTo("resolved");

        tenants.set(tenant, Map.of("ebox_citizen.environment", "prod"));
        for (OnboardingStep step : OnboardingStep.values()) {
            tenants.taken(tenant, "burgerzaken", step);
        }
        clock.advance(Duration.ofHours(1));
        workers.workOff();

        assertThat(status(tenant.withoutTokens(), id)).isEqualTo("held");
    }

    private TestTenant provider(String sender) {
        TestTenant tenant = tenants.fresh(account("ebox_enterprise."));
        tenants.set(tenant, Map.of("ebox_enterprise.on_behalf", "on"));
        put(tenant, "klant", SenderJson.good().with("number", sender));
        return tenant;
    }

    private static long published() {
        return given().get(TestOperators.sandbox() + "/messages").jsonPath().getLong("total");
    }

    /** The settings of the sandbox's account that begin so. */
    private static Map<String, String> account(String prefix) {
        Map<String, String> all = new HashMap<>(
                given().get(TestOperators.sandbox() + "/account").jsonPath().getMap("$"));
        all.keySet().removeIf(name -> !name.startsWith(prefix));
        return all;
    }

    private static void put(TestTenant tenant, String name, SenderJson sender) {
        tenant.as(Role.ADMINISTRATOR)
                .contentType("application/json")
                .body(sender.json())
                .put("/v1/senders/" + name)
                .then()
                .statusCode(200);
    }

    private static String submit(TestTenant tenant, String recipient, String route) {
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

    private static String status(TestTenant tenant, String id) {
        return tenant.as(Role.SENDER)
                .get("/v1/messages/" + id)
                .then()
                .statusCode(200)
                .extract()
                .path("status");
    }
}
