package eu.briefwissel.channel.berichtenbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.briefwissel.channel.ConnectorProfile;
import eu.briefwissel.channel.HandClock;
import eu.briefwissel.channel.Letters;
import eu.briefwissel.channel.RecordingServer;
import eu.briefwissel.channel.RecordingServer.Act;
import eu.briefwissel.channel.RecordingServer.Recorded;
import eu.briefwissel.channel.TestKeys;
import eu.briefwissel.delivery.Addressee;
import eu.briefwissel.delivery.Attachment;
import eu.briefwissel.delivery.Cause;
import eu.briefwissel.delivery.Handover;
import eu.briefwissel.delivery.Reach;
import eu.briefwissel.delivery.Receipt;
import eu.briefwissel.delivery.Recipient;
import eu.briefwissel.delivery.RecipientScheme;
import eu.briefwissel.tenant.SettingMissing;
import eu.briefwissel.tenant.Settings;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestProfile(ConnectorProfile.class)
class BerichtenboxConnectorTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Recipient READER = new Recipient(RecipientScheme.BSN, Letters.BSN);

    @Inject
    BerichtenboxConnector connector;

    @Inject
    HandClock clock;

    private final RecordedBerichtenbox operator = new RecordedBerichtenbox();
    private final RecordingServer server = operator.server();

    @BeforeEach
    void setsTheClock() {
        clock.reset();
    }

    @AfterEach
    void stops() {
        server.close();
    }

    @Test
    void sendsTheContractsJsonByteForByte() {
        Attachment file = new Attachment("besluit.png", "image/png", new byte[] {1, 2, 3});

        Handover outcome = handOver(operator.settings(), file);

        assertThat(outcome).isEqualTo(new Handover.Taken(new Receipt("L-1", HandClock.START)));
        assertThat(server.only("/messages").text())
                .isEqualTo("{\"messageId\":\"0b6ff8a1-2c5e-4d3a-9f10-7a1b2c3d4e5f\","
                        + "\"subject\":\"Besluit op uw aanvraag\","
                        + "\"body\":\"<p>Uw aanvraag is toegewezen.</p>\","
                        + "\"attachments\":[{\"filename\":\"besluit.png\",\"mimeType\":\"image/png\","
                        + "\"sizeBytes\":3,\"content\":\"AQID\"}],"
                        + "\"recipient\":{\"bsn\":\"999993653\"}}");
    }

    @Test
    void signsTheVeryBytesThatLeave() {
        handOver(operator.settings());

        Recorded sent = server.only("/messages");
        assertThat(sent.header("X-Message-ID")).isEqualTo(Letters.WIRE_ID.toString());
        assertThat(sent.header("X-Timestamp")).isEqualTo("2026-11-03T09:15:00Z");
        assertThat(sent.header("X-Signature-Algorithm")).isEqualTo("RSA-SHA256");
        assertThat(sent.header("Content-Type")).isEqualTo("application/json");
        assertThat(TestKeys.verifies(sent.body(), sent.header("X-Signature"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            200 | {"logiusMessageId": 42}              | Taken    | 42
            202 | {"logiusMessageId": "L-2", "x": 1}   | Taken    | L-2
            200 | {}                                   | Unknown  | no-receipt
            200 | {"logiusMessageId": ""}              | Unknown  | no-receipt
            200 | surprise                             | Unknown  | no-receipt
            400 | {"code": "INVALID_FIELD"}            | Refused  | INVALID_FIELD
            403 | {"code": "of 999993653, sorry"}      | Refused  | http-403
            404 | {}                                   | Refused  | http-404
            409 | {"error": "MESSAGE_ID_REUSED"}       | TakenBefore | -
            413 | {}                                   | Refused  | http-413
            422 | {}                                   | Refused  | http-422
            429 | {}                                   | Busy     | http-429
            503 | {"code": "UNAVAILABLE"}              | Busy     | UNAVAILABLE
            500 | {}                                   | Unknown  | http-500
            502 | <html>999993653</html>               | Unknown  | http-502
            504 | {}                                   | Unknown  | http-504
            302 | {}                                   | Unknown  | http-302
            """)
    void tellsWhatAnAnswerMeans(int status, String body, String kind, String reason) {
        server.on("/messages", status, body);

        Handover outcome = handOver(operator.settings());

        assertThat(outcome)
                .isEqualTo(
                        switch (kind) {
                            case "Taken" -> new Handover.Taken(new Receipt(reason, HandClock.START));
                            case "Refused" -> new Handover.Refused(Cause.REFUSED, reason);
                            case "TryLater" -> new Handover.TryLater(reason);
                            case "Busy" -> new Handover.Busy(reason);
                            case "TakenBefore" -> new Handover.TakenBefore();
                            default -> new Handover.Unknown(reason);
                        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            120                           | PT2M
            86400                         | PT4H
            99999999999999999999          | PT4H
            Tue, 03 Nov 2026 09:20:00 GMT | PT5M
            Tue, 03 Nov 2026 08:00:00 GMT | PT0S
            """)
    void waitsAsLongAsTheOperatorAsksButNotForever(String retryAfter, Duration notBefore) {
        server.on("/messages", new Act.Answer(503, Map.of("Retry-After", retryAfter), "{}"));

        Handover outcome = handOver(operator.settings());

        assertThat(outcome).isEqualTo(new Handover.Busy("http-503", Optional.of(notBefore)));
    }

    @Test
    void doesNotKnowWhatBecameOfACallThatBrokeOff() {
        server.on("/messages", new Act.HangUp());

        assertThat(handOver(operator.settings())).isEqualTo(new Handover.Unknown("broken-off"));
    }

    @Test
    void doesNotKnowWhatBecameOfACallThatGotNoAnswerInTime() {
        server.on("/messages", new Act.KeepSilent());

        assertThat(handOver(operator.settings())).isEqualTo(new Handover.Unknown("timed-out"));
    }

    @Test
    void triesLaterWhenNobodyListens() {
        assertThat(handOver(operator.settings("logius_base_url", "http://localhost:1")))
                .isEqualTo(new Handover.TryLater("connect-failed"));
        assertThat(handOver(operator.settings("logius_base_url", "http://nobody.invalid")))
                .isEqualTo(new Handover.TryLater("connect-failed"));
    }

    @Test
    void sendsNothingUnsigned() {
        assertThatThrownBy(() -> handOver(operator.settings("pki_key", ""))).isInstanceOf(SettingMissing.class);
        assertThat(handOver(operator.settings("pki_key", "not a key")))
                .isEqualTo(new Handover.TryLater("signing-key-unusable"));
        assertThat(server.calls("/messages")).isEmpty();
    }

    @Test
    void failsForASettingThatIsMissing() {
        assertThatThrownBy(() -> handOver(operator.settings("logius_client_id", "")))
                .isInstanceOf(SettingMissing.class);
        assertThatThrownBy(() -> handOver(operator.settings("logius_base_url", "not a url")))
                .isInstanceOf(SettingMissing.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            200 | {"available": true}                    | HasMailbox
            200 | {"available": false}                   | NoMailbox
            200 | {"available": false, "optedOut": true} | OptedOut
            200 | {"available": "yes"}                   | TryLater
            200 | surprise                               | TryLater
            400 | {}                                     | TryLater
            500 | {}                                     | TryLater
            429 | {}                                     | Busy
            503 | {}                                     | Busy
            """)
    void asksWhoHasAMailbox(int status, String body, String answer) {
        server.on("/mailbox/check", status, body);

        Reach reach = connector
                .reach(new Addressee(READER, "besluit"), operator.settings())
                .await()
                .atMost(PATIENCE);

        assertThat(reach.getClass().getSimpleName()).isEqualTo(answer);
        assertThat(server.only("/mailbox/check").text()).isEqualTo("{\"bsn\":\"999993653\"}");
        assertThat(server.only("/mailbox/check").header("Authorization")).isEqualTo("Bearer first");
    }

    @Test
    void hasNoMailboxForAnEnterprise() {
        Reach reach = connector
                .reach(new Addressee(new Recipient(RecipientScheme.KBO, Letters.KBO), "besluit"), operator.settings())
                .await()
                .atMost(PATIENCE);

        assertThat(reach).isEqualTo(new Reach.NoMailbox());
    }

    private Handover handOver(Settings settings, Attachment... files) {
        return connector
                .handOver(Letters.to(RecipientScheme.BSN, Letters.BSN, files), settings)
                .await()
                .atMost(PATIENCE);
    }
}
