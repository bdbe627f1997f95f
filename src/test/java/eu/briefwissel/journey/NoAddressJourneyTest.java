package eu.briefwissel.journey;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.journey.Traveller.Sent;
import eu.briefwissel.support.LogLines;
import eu.briefwissel.support.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** BBK 1.7, Troubleshooting: "No mailbox + no email". */
@QuarkusTest
class NoAddressJourneyTest {

    private static final String HAS_NO_MAILBOX = "999993677";

    @Inject
    Traveller traveller;

    @Inject
    TestClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void staysQueuedWithAWarningAndIsNeverTriedAgainByItself() {
        try (var log = LogLines.of("eu.briefwissel.work.FactLog")) {
            Sent sent = traveller.submitWithoutAddress(HAS_NO_MAILBOX);
            traveller.timePasses(Duration.ofDays(30));

            assertThat(traveller.status(sent)).isEqualTo("held");
            assertThat(traveller.administration("/message/" + sent.id()).getString("deliveryStatus"))
                    .isEqualTo("queued");
            assertThat(traveller.administration("/message/" + sent.id()).getString("failureReason"))
                    .isEqualTo("no-address");
            assertThat(traveller.timeline(sent))
                    .filteredOn(fact -> fact.startsWith("Held"))
                    .hasSize(1);
            assertThat(log.at("WARN"))
                    .filteredOn(line -> line.contains(sent.id()))
                    .singleElement()
                    .asString()
                    .contains("event=processing-error", "cause=no-address");
        }
    }

    @Test
    void isShownInTheStatistics() {
        long before = traveller.administration("/stats").getLong("withoutAddress.count");

        Sent sent = traveller.submitWithoutAddress(HAS_NO_MAILBOX);

        assertThat(traveller.administration("/stats").getLong("withoutAddress.count"))
                .isEqualTo(before + 1);
        assertThat(traveller.administration("/stats").<String>getList("withoutAddress.messages"))
                .contains(sent.id());
    }

    @Test
    void isTakenUpAgainWhenAnOperatorAddsAnAddress() {
        Sent sent = traveller.submitWithoutAddress(HAS_NO_MAILBOX);
        String address = UUID.randomUUID() + "@example.org";

        int status = traveller.retry(sent, "{\"contact\": {\"email\": \"" + address + "\"}}");

        assertThat(status).isEqualTo(200);
        assertThat(traveller.status(sent)).isEqualTo("dispatched");
        assertThat(traveller.administration("/message/" + sent.id()).getString("deliveryStatus"))
                .isEqualTo("fallback-emailed");
        assertThat(traveller.mailsTo(address)).isEqualTo(1);
    }

    @Test
    void takesTheLatestAddressWhereTheFirstIsRefused() {
        Sent sent = traveller.submitWithoutAddress(HAS_NO_MAILBOX);
        String works = UUID.randomUUID() + "@example.org";

        traveller.retry(sent, "{\"contact\": {\"email\": \"bounces@example.org\"}}");
        assertThat(traveller.status(sent)).isEqualTo("held");
        traveller.retry(sent, "{\"contact\": {\"email\": \"" + works + "\"}}");

        assertThat(traveller.status(sent)).isEqualTo("dispatched");
        assertThat(traveller.mailsTo(works)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"contact\": {\"email\": \"nobody\"}}",
                "{\"contact\": {\"mail\": \"a@example.org\"}}",
                "[]",
                "{"
            })
    void refusesWhatIsNoAddressAndChangesNothing(String body) {
        Sent sent = traveller.submitWithoutAddress(HAS_NO_MAILBOX);

        assertThat(traveller.retry(sent, body)).isEqualTo(400);

        assertThat(traveller.status(sent)).isEqualTo("held");
        assertThat(traveller.timeline(sent))
                .isEqualTo(List.of(
                        "SubmissionAcceptance - -",
                        "ContentConsignmentFailure berichtenbox no-mailbox",
                        "ChannelChosen email -",
                        "RelayToNonERDSFailure email no-address",
                        "Held email no-address"));
    }
}
