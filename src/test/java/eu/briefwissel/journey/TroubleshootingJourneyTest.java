package eu.briefwissel.journey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.journey.Desk.Message;
import eu.briefwissel.support.LogLines;
import eu.briefwissel.support.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * BBK 1.7, Troubleshooting, case by case: each symptom is brought about, and what an operator then sees (state, reason, log, metric,
 * statistics) is what the list says; what the list advises ends it.
 */
@QuarkusTest
class TroubleshootingJourneyTest {

    private static final String HAS_A_MAILBOX = "999993665";
    private static final String HAS_NO_MAILBOX = "999993677";
    private static final String UNAVAILABLE = "999993720";
    private static final String MAILBOX_ONLY = "\"route\": [\"mailbox\"]";
    private static final String FIVE_DAYS = "\"route\": [\"mailbox\", \"email\"], \"unreadAfter\": \"5 working days\"";
    private static final String NOWHERE = "http://localhost:1/berichtenbox/v1.7";

    /** A Monday without a holiday near; five working days later it is the end of the Monday after. */
    private static final Instant MONDAY = Instant.parse("2029-03-05T09:00:00Z");

    private static final Instant DEADLINE = Instant.parse("2029-03-12T23:00:00Z");

    @Inject
    Desk desk;

    @Inject
    TestClock clock;

    @BeforeEach
    void begin() {
        clock.set(MONDAY);
        desk.open();
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    @DisplayName("A message is stuck in failed: the reason is told, and a retry gives the whole schedule again")
    void aMessageIsStuckInFailed() {
        double before = desk.metric("berichtenbox_messages_failed_total", "reason=\"gave-up\"");
        try (var log = LogLines.of("eu.briefwissel.work.FactLog")) {
            Message stuck = desk.submit(UNAVAILABLE, MAILBOX_ONLY);
            desk.letTheScheduleRunOut();

            assertThat(desk.told(stuck)).isEqualTo(new Desk.Told("failed", "gave-up", 5));
            assertThat(desk.metric("berichtenbox_messages_failed_total", "reason=\"gave-up\""))
                    .isEqualTo(before + 1);
            assertThat(log.at("ERROR"))
                    .filteredOn(line -> line.contains(stuck.id()))
                    .singleElement()
                    .asString()
                    .contains("event=failed", "cause=gave-up", "reason=UNAVAILABLE");
            assertThat(log.at("WARN"))
                    .filteredOn(line -> line.contains(stuck.id()))
                    .hasSize(5);
            assertThat(desk.stats().getLong("deliveryStatus.failed")).isEqualTo(1);
            assertThat(desk.stats().getLong("failureReason.gave-up")).isEqualTo(1);

            assertThat(desk.retry(stuck)).isEqualTo(200);
            assertThat(desk.told(stuck)).isEqualTo(new Desk.Told("queued", null, 1));
            desk.letTheScheduleRunOut(4);
            assertThat(desk.told(stuck)).isEqualTo(new Desk.Told("queued", null, 5));
            desk.timePasses(Duration.ofHours(4));
            assertThat(desk.told(stuck)).isEqualTo(new Desk.Told("failed", "gave-up", 5));
        }
    }

    @Test
    @DisplayName("Stuck in failed for a network that has been mended: the retry sends it")
    void aMessageIsStuckInFailedForTheNetwork() {
        desk.settle(Map.of("logius_base_url", NOWHERE));
        Message stuck = desk.submit(HAS_A_MAILBOX, MAILBOX_ONLY);
        desk.letTheScheduleRunOut();
        assertThat(desk.told(stuck).deliveryStatus()).isEqualTo("failed");
        clock.advance(Duration.ofHours(25));
        assertThat(desk.stats().getLong("staleFailed")).isEqualTo(1);

        desk.settleAsBefore();
        desk.retry(stuck);

        assertThat(desk.told(stuck)).isEqualTo(new Desk.Told("sent", null, 0));
        assertThat(desk.stats().getLong("staleFailed")).isZero();
    }

    @Test
    @DisplayName("\"I never got the email\" and it is sent: the fallback mails after five working days")
    void sentAndNeverGotTheEmail() {
        double before = desk.metric("berichtenbox_fallback_emails_sent_total", "");
        try (var log = LogLines.of("eu.briefwissel.work.FactLog")) {
            Message sent = desk.submit(HAS_A_MAILBOX, FIVE_DAYS);
            assertThat(desk.told(sent)).isEqualTo(new Desk.Told("sent", null, 0));

            desk.timeIs(DEADLINE.minusSeconds(1));
            assertThat(desk.told(sent).deliveryStatus()).isEqualTo("sent");
            assertThat(desk.mails(sent)).isZero();
            assertThat(desk.stats().getDouble("unreadDays")).isBetween(7.0, 8.0);
            desk.timeIs(DEADLINE);

            assertThat(desk.told(sent)).isEqualTo(new Desk.Told("fallback-emailed", null, 0));
            assertThat(desk.mails(sent)).isEqualTo(1);
            assertThat(log.events(sent.id())).containsExactly("queued", "sent", "fallback");
            assertThat(desk.metric("berichtenbox_fallback_emails_sent_total", ""))
                    .isEqualTo(before + 1);
        }
    }

    @Test
    @DisplayName("\"I never got the email\" without an address on file: it is escalated to an operator")
    void sentAndNoAddressOnFile() {
        try (var log = LogLines.of("eu.briefwissel.work.FactLog")) {
            Message sent = desk.submitWithoutAddress(HAS_A_MAILBOX, FIVE_DAYS);

            desk.timeIs(DEADLINE);

            assertThat(desk.told(sent)).isEqualTo(new Desk.Told("queued", "no-address", 0));
            assertThat(log.at("WARN")).anyMatch(line -> line.contains(sent.id()) && line.contains("cause=no-address"));
            assertThat(desk.stats().<String>getList("withoutAddress.messages")).containsExactly(sent.id());
        }
    }

    @Test
    @DisplayName("Logius returns 401: it says so, loses nothing, and goes on with the right credentials")
    void logiusReturns401() {
        desk.settle(Map.of("logius_client_secret", "another"));
        Message waiting = desk.submit(HAS_A_MAILBOX, MAILBOX_ONLY);
        desk.timePasses(Duration.ofMinutes(1));

        assertThat(desk.told(waiting).deliveryStatus()).isEqualTo("queued");
        assertThat(desk.callsToTheBerichtenbox("taken")).isZero();

        desk.settleAsBefore();
        desk.timePasses(Duration.ofMinutes(5));

        assertThat(desk.told(waiting)).isEqualTo(new Desk.Told("sent", null, 0));
    }

    @Test
    @DisplayName("A webhook returns 422: the secrets differ; they are rotated in lockstep and nothing is lost")
    void aWebhookReturns422() {
        double before = desk.metric("briefwissel_webhooks_total", "outcome=\"bad-signature\"");
        Message sent = desk.submit(HAS_A_MAILBOX, MAILBOX_ONLY);
        String read = desk.readOf(sent);

        var refused = desk.tell(read, "the new secret");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.path("error").toString()).isEqualTo("Invalid webhook signature");
        assertThat(desk.metric("briefwissel_webhooks_total", "outcome=\"bad-signature\""))
                .isEqualTo(before + 1);
        assertThat(desk.told(sent).deliveryStatus()).isEqualTo("sent");

        desk.settle(
                Map.of("logius_webhook_secret", "the new secret", "logius_webhook_secret_previous", "the old secret"));
        assertThat(desk.tell(read, "the old secret").statusCode()).isEqualTo(200);
        assertThat(desk.tell(read, "the new secret").statusCode()).isEqualTo(200);
        assertThat(desk.told(sent).deliveryStatus()).isEqualTo("read");

        desk.settle(Map.of("logius_webhook_secret_previous", ""));
        assertThat(desk.tell(read, "the old secret").statusCode()).isEqualTo(422);
    }

    @Test
    @DisplayName("No mailbox and no e-mail: it remains queued with a warning; an address that is found sends it")
    void noMailboxAndNoEmail() {
        try (var log = LogLines.of("eu.briefwissel.work.FactLog")) {
            Message nowhere = desk.submitWithoutAddress(HAS_NO_MAILBOX, "\"route\": [\"mailbox\", \"email\"]");
            desk.timePasses(Duration.ofDays(7));

            assertThat(desk.told(nowhere)).isEqualTo(new Desk.Told("queued", "no-address", 0));
            assertThat(log.at("WARN"))
                    .filteredOn(line -> line.contains(nowhere.id()))
                    .singleElement()
                    .asString()
                    .contains("event=processing-error", "cause=no-address");
            assertThat(desk.stats().getLong("withoutAddress.count")).isEqualTo(1);
            assertThat(desk.stats().getLong("deliveryStatus.queued")).isEqualTo(1);

            String address = UUID.randomUUID() + "@example.org";
            assertThat(desk.retry(nowhere, "{\"contact\": {\"email\": \"" + address + "\"}}"))
                    .isEqualTo(200);

            assertThat(desk.told(nowhere)).isEqualTo(new Desk.Told("fallback-emailed", null, 0));
            assertThat(desk.mailsTo(address)).isEqualTo(1);
            assertThat(desk.stats().getLong("withoutAddress.count")).isZero();
        }
    }

    @Test
    @DisplayName("What metrics say names nobody")
    void namesNobody() {
        desk.submit(UNAVAILABLE, MAILBOX_ONLY);

        assertThat(given().get("/q/metrics").asString()).doesNotContain(UNAVAILABLE);
    }
}
