package eu.briefwissel.journey;

import static eu.briefwissel.journey.SendersPost.account;
import static eu.briefwissel.journey.SendersPost.published;
import static eu.briefwissel.journey.SendersPost.put;
import static eu.briefwissel.journey.SendersPost.status;
import static eu.briefwissel.journey.SendersPost.submit;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.support.SenderJson;
import eu.briefwissel.support.TestClock;
import eu.briefwissel.support.TestOperators;
import eu.briefwissel.support.TestTenant;
import eu.briefwissel.support.TestTenants;
import eu.briefwissel.support.TestWorkers;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a submission that names a sender to an eBox that shows it. */
@QuarkusTest
class SendersJourneyTest {

    private static final String CITIZEN = "85073003328";
    private static final String READS = "01071700144";
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

    private TestTenant provider(String sender) {
        TestTenant tenant = tenants.fresh(account("ebox_enterprise."));
        tenants.set(tenant, Map.of("ebox_enterprise.on_behalf", "on"));
        put(tenant, "klant", SenderJson.good().with("number", sender));
        return tenant;
    }
}
