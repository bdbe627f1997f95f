package eu.briefwissel.journey;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.receive.CollectResults;
import eu.briefwissel.sandbox.Sandbox;
import eu.briefwissel.sandbox.SandboxSettings;
import eu.briefwissel.sandbox.Timing;
import eu.briefwissel.sandbox.event.Pace;
import eu.briefwissel.sandbox.globe.GlobeRecipient;
import eu.briefwissel.sandbox.recipient.MagicRecipient;
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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Letters by GLOBE and what Logius makes of them, against a stand-in that shares no code: strict by the official schemas. */
@QuarkusTest
class GlobeFatesJourneyTest {

    private static final List<Duration> SCHEDULE = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(4));

    @Inject
    TestTenants tenants;

    @Inject
    TestWorkers workers;

    @Inject
    TestClock clock;

    @Inject
    CollectResults results;

    private Sandbox sandbox;
    private TestTenant tenant;

    @BeforeEach
    void aTenantOfTheSandbox() throws IOException {
        sandbox = Sandbox.start(SandboxSettings.inMemory()
                .withTiming(Timing.standard()
                        .withClock(clock)
                        .withPace(Pace.byHand())
                        .withTimestampTolerance(Duration.ZERO)));
        Map<String, String> settings = new HashMap<>(sandbox.account());
        settings.putAll(sandbox.globeAccount());
        tenant = tenants.fresh(settings);
    }

    @AfterEach
    void stop() throws IOException {
        sandbox.close();
        clock.reset();
    }

    @Test
    void bringsALetterThroughTheOfficialSchemas() {
        String id = submit(MagicRecipient.BSN_NEVER_READS.identifier());
        assertThat(status(id)).isEqualTo("resolved");

        resultsArrive();

        assertThat(status(id)).isEqualTo("published");
        assertThat(sandbox.taken()).hasSize(1);
        assertThat(sandbox.calls()).containsEntry("globe.Verwerkt", 1L).containsEntry("globe.checked", 1L);
    }

    @ParameterizedTest
    @EnumSource(
            value = GlobeRecipient.class,
            names = {"NIL_ID", "GZIPPED", "RESULT_BEFORE_ANSWER", "RESULT_THRICE"})
    void isPublishedOnceHoweverTheResultComes(GlobeRecipient recipient) {
        String id = submit(recipient.bsn());

        resultsArrive();
        resultsArrive();

        assertThat(status(id)).isEqualTo("published");
        assertThat(facts(id))
                .filteredOn(fact -> fact.startsWith("ContentConsignment "))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_SUBSCRIBED, dispatched, no-mailbox",
        "UNSUBSCRIBED_SINCE, dispatched, no-mailbox",
        "TYPE_NOT_SUPPORTED, dispatched, refused",
        "PUBLICATION_TOO_FAR_AHEAD, dispatched, refused",
        "CREATED_TOO_LONG_AGO, dispatched, refused",
        "ATTACHMENT_TOO_LARGE, dispatched, refused",
        "OIN_DIFFERS, dispatched, refused",
        "INVALID_XML, dispatched, refused",
        "EXISTS_ALREADY, held, receipt-unknown",
        "UNKNOWN_CODE, held, outcome-unknown"
    })
    void endsAsTheCodeSays(GlobeRecipient recipient, String status, String cause) {
        String id = submit(recipient.bsn());

        resultsArrive();

        assertThat(status(id)).isEqualTo(status);
        assertThat(facts(id)).anyMatch(fact -> fact.endsWith(" berichtenbox " + cause));
        assertThat(sandbox.taken()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = GlobeRecipient.class,
            names = {"TECHNICAL_PROBLEM_ONCE", "EXPIRED_ONCE"})
    void isSentAgainUnderTheSameIds(GlobeRecipient recipient) {
        String id = submit(recipient.bsn());
        resultsArrive();
        assertThat(status(id)).isEqualTo("resolved");

        timePasses(Duration.ofMinutes(1));
        resultsArrive();

        assertThat(status(id)).isEqualTo("published");
        assertThat(sandbox.taken()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = GlobeRecipient.class,
            names = {"TECHNICAL_PROBLEM", "FAILED"})
    void takesTheNextChannelWhenTheScheduleHasRunOut(GlobeRecipient recipient) {
        String id = submit(recipient.bsn());
        resultsArrive();

        SCHEDULE.forEach(wait -> {
            timePasses(wait);
            resultsArrive();
        });

        assertThat(status(id)).isEqualTo("dispatched");
        assertThat(facts(id)).contains("ContentConsignmentFailure berichtenbox gave-up");
        assertThat(sandbox.taken()).isEmpty();
    }

    @Test
    void isHeldWhenTheScheduleHasRunOutAndASendingMayHaveArrivedThatNobodyAcknowledged() {
        String id = submit(GlobeRecipient.EXPIRED.bsn());
        resultsArrive();

        SCHEDULE.forEach(wait -> {
            timePasses(wait);
            resultsArrive();
        });

        assertThat(status(id)).isEqualTo("held");
        assertThat(facts(id)).contains("Held berichtenbox outcome-unknown");
    }

    @Test
    void isPublishedWhenOnlyTheAnswerWasLost() {
        String id = submit(MagicRecipient.BSN_ANSWER_LOST.identifier());

        timePasses(Duration.ofMinutes(1));
        resultsArrive();

        assertThat(status(id)).isEqualTo("published");
        assertThat(sandbox.taken()).hasSize(1);
    }

    @Test
    void triesAgainWhileTheAdapterIsUnavailable() {
        String id = submit(MagicRecipient.BSN_UNAVAILABLE_TWICE.identifier());

        timePasses(Duration.ofMinutes(1));
        timePasses(Duration.ofMinutes(5));
        resultsArrive();

        assertThat(status(id)).isEqualTo("published");
    }

    @Test
    void isHeldAfterADayWithoutAResultAndSettledByALateOne() {
        String late = submit(GlobeRecipient.RESULT_LATE.bsn());
        String never = submit(GlobeRecipient.RESULT_NEVER.bsn());
        resultsArrive();

        timePasses(Duration.ofHours(24));
        assertThat(List.of(status(late), status(never))).containsOnly("held");
        assertThat(facts(never)).contains("Held berichtenbox no-result");
        timePasses(Duration.ofHours(1));
        resultsArrive();

        assertThat(List.of(status(late), status(never))).containsExactly("published", "held");
    }

    @ParameterizedTest
    @EnumSource(
            value = GlobeRecipient.class,
            names = {"CHECK_UNAVAILABLE", "CHECK_REFUSED"})
    void waitsWhileTheSubscriptionCheckFails(GlobeRecipient recipient) {
        String id = submit(recipient.bsn());

        assertThat(status(id)).isEqualTo("accepted");
        assertThat(sandbox.taken()).isEmpty();
    }

    /** Asked about together, and yet nobody waits for the one that the service finds wrong. */
    @Test
    void keepsNobodyWaitingForSomebodyElsesRefusedCheck() {
        List<String> bsns = List.of(
                MagicRecipient.BSN_NEVER_READS.identifier(),
                GlobeRecipient.CHECK_REFUSED.bsn(),
                GlobeRecipient.NIL_ID.bsn(),
                GlobeRecipient.GZIPPED.bsn(),
                GlobeRecipient.RESULT_THRICE.bsn());
        List<String> letters = bsns.stream().map(this::post).toList();

        workers.workOff();

        assertThat(letters)
                .extracting(this::status)
                .containsExactly("resolved", "accepted", "resolved", "resolved", "resolved");
    }

    private String submit(String bsn) {
        String id = post(bsn);
        workers.workOff();
        return id;
    }

    private String post(String bsn) {
        return tenant.withoutTokens()
                .as(Role.SENDER)
                .contentType("application/json")
                .body("""
                        { "reference": "%s", "recipient": { "bsn": "%s" }, "language": "nl", "messageType": "besluit",
                          "contact": { "email": "%s@example.org" }, "route": ["mailbox", "email"],
                          "subject": "Besluit op uw aanvraag",
                          "body": "<p>Zie https://mijn.example.org/zaak en bel ons.</p><p>Met groet</p>" }
                        """.formatted(UUID.randomUUID(), bsn, UUID.randomUUID()))
                .post("/v1/messages")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private void resultsArrive() {
        sandbox.fireEvents();
        TestTenants.await(results::collect);
        workers.workOff();
    }

    private void timePasses(Duration time) {
        clock.advance(time);
        workers.workOff();
    }

    private String status(String id) {
        return tenant.withoutTokens()
                .as(Role.SENDER)
                .get("/v1/messages/" + id)
                .then()
                .statusCode(200)
                .extract()
                .path("status");
    }

    /** The timeline as {@code kind channel cause}, in order. */
    private List<String> facts(String id) {
        List<Map<String, Object>> facts = tenant.withoutTokens()
                .as(Role.SENDER)
                .get("/v1/messages/" + id + "/timeline")
                .jsonPath()
                .getList("items");
        return facts.stream()
                .map(f -> f.get("kind") + " " + f.getOrDefault("channel", "-") + " " + f.getOrDefault("cause", "-"))
                .toList();
    }
}
