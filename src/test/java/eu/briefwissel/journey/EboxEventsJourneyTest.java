package eu.briefwissel.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import eu.briefwissel.receive.CollectResults;
import eu.briefwissel.sandbox.Sandbox;
import eu.briefwissel.sandbox.SandboxSettings;
import eu.briefwissel.sandbox.Timing;
import eu.briefwissel.sandbox.event.Pace;
import eu.briefwissel.sandbox.recipient.MagicRecipient;
import eu.briefwissel.support.LogLines;
import eu.briefwissel.support.Planted;
import eu.briefwissel.support.TestClock;
import eu.briefwissel.support.TestTenant;
import eu.briefwissel.support.TestTenants;
import eu.briefwissel.support.TestWorkers;
import eu.briefwissel.tenant.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A tenant that is told of its eBox messages by events, and asks the federation first. */
@QuarkusTest
class EboxEventsJourneyTest {

    private static final String ROUTE = "[\"mailbox\", \"email\"]";

    @Inject
    TestTenants tenants;

    @Inject
    TestWorkers workers;

    @Inject
    CollectResults results;

    @Inject
    TestClock clock;

    private Sandbox sandbox;
    private TestTenant tenant;

    @BeforeEach
    void anAccount() throws IOException {
        sandbox = Sandbox.start(SandboxSettings.inMemory()
                .withTiming(Timing.standard().withPace(Pace.byHand()).withTimestampTolerance(Duration.ZERO)));
        Map<String, String> account = new HashMap<>(sandbox.account());
        account.putAll(sandbox.eboxEventsAccount());
        tenant = tenants.fresh(account);
    }

    @AfterEach
    void ends() throws IOException {
        sandbox.close();
        clock.reset();
    }

    @Test
    void goesOnToTheNextChannelWhereACitizenNeverActivatedTheBox() {
        String id = submit("insz", MagicRecipient.INSZ_NOT_ACTIVATED);
        assertThat(status(id)).isEqualTo("published");

        clock.advance(Duration.ofMinutes(15));
        workers.workOff();

        assertThat(status(id)).isEqualTo("dispatched");
        assertThat(timeline(id))
                .containsSubsequence(
                        "ContentConsignment", "ContentConsignmentFailure", "ChannelChosen", "RelayToNonERDS");
    }

    @Test
    void notesThatACitizensMessageCameIntoAnActiveBoxAndAsksNoMore() {
        String id = submit("insz", MagicRecipient.INSZ_NEVER_READS);

        for (int hours = 0; hours < 3; hours++) {
            clock.advance(Duration.ofHours(1));
            workers.workOff();
        }

        assertThat(timeline(id)).containsOnlyOnce("ArrivalConfirmed");
        assertThat(sandbox.calls()).containsEntry("ebox-citizen.events", 1L);
    }

    /** As a program of the version before does, to which the kind of event says nothing. */
    @Test
    void asksAgainAboutAnArrivalThatWasSetAside() {
        String id = submit("insz", MagicRecipient.INSZ_NOT_ACTIVATED);
        Planted.in(tenant, """
                insert into mailbox_event (tenant, channel, kind, event_id, receipt_id, at, received_at, set_aside_at)
                select r.tenant, r.channel, 'never-opened', r.foreign_id, r.foreign_id, now(), now(), now()
                  from receipt r
                 where r.delivery = '%s'
                   and r.channel = 'ebox-citizen'
                """.formatted(id));

        clock.advance(Duration.ofMinutes(15));
        workers.workOff();

        assertThat(status(id)).isEqualTo("dispatched");
    }

    /** The feed is not read at all here. */
    @Test
    void concludesNothingFromTheSilenceOfAFeed() {
        String id = submit("kbo", MagicRecipient.KBO_READS);
        sandbox.fireEvents();
        Instant readBy = Planted.find(tenant, "select extract(epoch from read_by)::bigint from delivery").stream()
                .map(seconds -> Instant.ofEpochSecond(Long.parseLong(seconds)))
                .findFirst()
                .orElseThrow();
        clock.advance(Duration.between(clock.instant(), readBy.minusSeconds(1)));
        workers.workOff();
        assertThat(sandbox.calls()).doesNotContainKey("ebox-enterprise.searched");

        clock.advance(Duration.ofMinutes(16));
        workers.workOff();

        assertThat(status(id)).isEqualTo("opened");
    }

    @Test
    void learnsOfAnEnterprisesReadingByTheFeedAlone() {
        String id = submit("kbo", MagicRecipient.KBO_READS);
        sandbox.fireEvents();

        TestTenants.await(results::collect);
        workers.workOff();

        assertThat(status(id)).isEqualTo("opened");
        assertThat(timeline(id)).endsWith("ContentConsignment", "ArrivalConfirmed", "ContentHandover");
        assertThat(sandbox.calls()).doesNotContainKey("ebox-enterprise.searched");
    }

    @Test
    void asksFirstAndSaysOnTheTimelineWhenItWasAsked() {
        askFirst();

        String reachable = submit("kbo", MagicRecipient.KBO_READS);
        clock.advance(Duration.ofHours(2));
        String again = submit("kbo", MagicRecipient.KBO_READS);
        String none = submit("kbo", MagicRecipient.KBO_NO_DIGITAL_USER);

        assertThat(detail(reachable, 1)).isEqualTo("asked=" + TestClock.START + ":exclusively-ebox");
        assertThat(detail(again, 1)).as("it counts for a day").isEqualTo(detail(reachable, 1));
        assertThat(timeline(none))
                .startsWith("SubmissionAcceptance", "ContentConsignmentFailure", "ChannelChosen", "RelayToNonERDS");
        assertThat(detail(none, 1)).isEqualTo("asked=" + TestClock.START.plus(Duration.ofHours(2)));
        assertThat(sandbox.calls()).containsEntry("ebox-enterprise.checked", 2L);
    }

    @Test
    void tellsASenderWhoCanBeReached() {
        askFirst();

        reach("""
                {"recipients": [{"kbo": "%s"}, {"kbo": "%s"}, {"kbo": "%s"}, {"insz": "%s"}, {"bsn": "%s"}, {"bsn": "%s"}]}
                """.formatted(
                                MagicRecipient.KBO_READS.identifier(),
                                MagicRecipient.KBO_NEVER_READS.identifier(),
                                MagicRecipient.KBO_NO_DIGITAL_USER.identifier(),
                                MagicRecipient.INSZ_READS.identifier(),
                                MagicRecipient.BSN_NO_MAILBOX.identifier(),
                                MagicRecipient.BSN_WITHDREW_CONSENT.identifier()))
                .statusCode(200)
                .body(
                        "items.channel",
                        equalTo(List.of(
                                "ebox-enterprise",
                                "ebox-enterprise",
                                "ebox-enterprise",
                                "ebox-citizen",
                                "berichtenbox",
                                "berichtenbox")))
                .body(
                        "items.reach",
                        equalTo(List.of(
                                "reachable",
                                "reachable",
                                "no-mailbox",
                                "not-told-beforehand",
                                "no-mailbox",
                                "withdrawn")))
                .body("items[0].exclusivelyEbox", equalTo(true))
                .body("items[1].exclusivelyEbox", equalTo(false))
                .body("items[0].askedAt", equalTo(TestClock.START.toString()));
    }

    @Test
    void asksAboutAThousandInBulkAndOnceADay() {
        askFirst();
        String thousand = numbers(1_000);

        try (LogLines log = LogLines.of("eu.briefwissel")) {
            reach("{\"recipients\": [" + thousand + "]}").statusCode(200).body("items.size()", equalTo(1_000));
            reach("{\"recipients\": [" + thousand + "]}").statusCode(200);

            assertThat("" + log.at("INFO") + log.at("WARN") + log.at("ERROR")).doesNotContain("100000");
        }
        // What is known already is looked up 64 at a time, and what is not is asked as it comes from there.
        assertThat(sandbox.calls().get("ebox-enterprise.checked")).isBetween(4L, 40L);
    }

    @Test
    void saysWhereAQuestionIsWrong() {
        reach("{\"recipients\": []}").statusCode(422).body("errors[0].field", equalTo("/recipients"));
        reach("{\"recipients\": [" + numbers(1_001) + "]}").statusCode(422);
        reach("""
                {"recipients": [{"kbo": "1999900072"}, {"insz": "01071700145"}, {}, {"bsn": "1", "kbo": "2"}]}""")
                .statusCode(422)
                .body("errors.field", equalTo(List.of("/recipients/1/insz", "/recipients/2", "/recipients/3")));
        reach("{\"recipients\": [{\"name\": \"x\"}]}").statusCode(422);
        reach("[").statusCode(400);
        tenant.withoutTokens()
                .as(Role.OPERATOR)
                .contentType("application/json")
                .body("{}")
                .post("/v1/reach")
                .then()
                .statusCode(403);
    }

    private void askFirst() {
        tenants.set(tenant, Map.of("ebox_enterprise.mailbox", "ask-first"));
    }

    private static String numbers(int many) {
        StringBuilder all = new StringBuilder();
        for (int n = 0; n < many; n++) {
            int body = 10_000_000 + n;
            all.append(n == 0 ? "" : ",").append("{\"kbo\": \"%d%02d\"}".formatted(body, 97 - body % 97));
        }
        return all.toString();
    }

    private ValidatableResponse reach(String body) {
        return tenant.withoutTokens()
                .as(Role.SENDER)
                .contentType("application/json")
                .body(body)
                .post("/v1/reach")
                .then();
    }

    private String submit(String scheme, MagicRecipient recipient) {
        String id = tenant.withoutTokens()
                .as(Role.SENDER)
                .contentType("application/json")
                .body("""
                        { "reference": "%s", "recipient": { "%s": "%s" }, "language": "nl",
                          "messageType": "besluit", "subject": "Besluit", "body": "<p>Toegewezen.</p>",
                          "contact": { "email": "%s@example.org" }, "route": %s }
                        """.formatted(UUID.randomUUID(), scheme, recipient.identifier(), UUID.randomUUID(), ROUTE))
                .post("/v1/messages")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        workers.workOff();
        return id;
    }

    private String status(String id) {
        return tenant.withoutTokens().as(Role.SENDER).get("/v1/messages/" + id).path("status");
    }

    private List<String> timeline(String id) {
        return tenant.withoutTokens()
                .as(Role.SENDER)
                .get("/v1/messages/" + id + "/timeline")
                .path("items.kind");
    }

    private String detail(String id, int fact) {
        return tenant.withoutTokens()
                .as(Role.SENDER)
                .get("/v1/messages/" + id + "/timeline")
                .path("items[" + fact + "].detail");
    }
}
