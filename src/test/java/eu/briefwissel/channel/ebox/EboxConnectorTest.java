package eu.briefwissel.channel.ebox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.briefwissel.channel.Connector;
import eu.briefwissel.channel.ConnectorProfile;
import eu.briefwissel.channel.HandClock;
import eu.briefwissel.channel.Letter;
import eu.briefwissel.channel.Letters;
import eu.briefwissel.channel.RecordingServer;
import eu.briefwissel.channel.RecordingServer.Act;
import eu.briefwissel.channel.RecordingServer.Recorded;
import eu.briefwissel.delivery.Addressee;
import eu.briefwissel.delivery.Attachment;
import eu.briefwissel.delivery.Cause;
import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.Handover;
import eu.briefwissel.delivery.Reach;
import eu.briefwissel.delivery.Receipt;
import eu.briefwissel.delivery.Recipient;
import eu.briefwissel.delivery.RecipientScheme;
import eu.briefwissel.tenant.SettingMissing;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestProfile(ConnectorProfile.class)
class EboxConnectorTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String PUBLISH = RecordedRegistry.PUBLISH;

    @Inject
    @All
    List<Connector> connectors;

    @Inject
    HandClock clock;

    private final RecordedRegistry operator = new RecordedRegistry();
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
    void publishesToAnEnterpriseAsThePublishedExampleDoes() {
        Handover outcome = handOver(Letters.to(RecipientScheme.KBO, Letters.KBO, Letters.text("besluit.pdf")));

        List<String> parts = parts(server.only(PUBLISH));
        assertThat(outcome).isEqualTo(new Handover.Taken(new Receipt("M-1", HandClock.START)));
        assertThat(parts).hasSize(2);
        assertThat(head(parts.get(0)))
                .contains("name=\"messageToPublish\"")
                .contains("content-type: application/json")
                .doesNotContain("filename");
        assertThat(body(parts.get(0)))
                .isEqualTo("{\"sender\":{\"eboxType\":\"enterprise\",\"enterpriseNumber\":\"1999800005\"},"
                        + "\"recipient\":{\"eboxType\":\"enterprise\",\"enterpriseNumber\":\"1999900171\"},"
                        + "\"subject\":{\"nl\":\"Besluit op uw aanvraag\"},"
                        + "\"messageTypeId\":\"type\",\"senderApplicationId\":\"application\","
                        + "\"attachments\":[{\"httpPartName\":\"upfile1\",\"isMainContent\":true,"
                        + "\"isAttachmentSigned\":false,\"digest\":{\"digestMethod\":\"sha_256\","
                        + "\"digestValue\":\"7XACtDnprIRfIjV9giusFERzD722AW0-yUMil7nsn3M=\"}}],"
                        + "\"isBodyMainContent\":false,"
                        + "\"bodyContent\":{\"nl\":\"Uw aanvraag is toegewezen.\"}}");
        assertThat(head(parts.get(1)))
                .contains("name=\"upfile1\"; filename=\"besluit.pdf\"")
                .contains("content-type: application/pdf");
        assertThat(body(parts.get(1))).isEqualTo("content");
    }

    @Test
    void publishesToACitizenWithTheBodyAsMainContentWhereThereIsNoFile() {
        handOver(Letters.in("fr", RecipientScheme.INSZ, Letters.INSZ));

        assertThat(body(parts(server.only(PUBLISH)).getFirst()))
                .contains("\"recipient\":{\"eboxType\":\"citizen\",\"ssin\":\"01071700342\"}")
                .contains("\"isBodyMainContent\":true,\"bodyContent\":{\"fr\":\"Uw aanvraag is toegewezen.\"}")
                .doesNotContain("attachments")
                .doesNotContain("null");
    }

    @Test
    void hasExactlyOneMainContentAmongManyFiles() {
        handOver(Letters.to(
                RecipientScheme.KBO, Letters.KBO, Letters.text("a.pdf"), Letters.text("b.pdf"), Letters.text("c.pdf")));

        List<String> parts = parts(server.only(PUBLISH));
        assertThat(parts).hasSize(4);
        assertThat(body(parts.getFirst()).split("MainContent\":true", -1)).hasSize(2);
        assertThat(body(parts.getFirst())).contains("\"upfile1\",\"isMainContent\":true");
    }

    @Test
    void repeatsWithTheSameKeyAsAString() {
        Letter letter = Letters.to(RecipientScheme.KBO, Letters.KBO);

        handOver(letter);
        handOver(letter);

        assertThat(server.calls(PUBLISH))
                .extracting(call -> call.header("Idempotency-Key"))
                .containsExactly("\"" + Letters.WIRE_ID + "\"", "\"" + Letters.WIRE_ID + "\"");
        assertThat(server.calls("/token")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            besluit.pdf       | besluit.pdf
            arrêté n° 3.pdf   | arr%C3%AAt%C3%A9%20n%C2%B0%203.pdf
            3 € → u.pdf       | 3%20%E2%82%AC%20%E2%86%92%20u.pdf
            a"; name="b.pdf   | a%22%3B%20name%3D%22b.pdf
            100%.pdf          | 100%25.pdf
            """)
    void writesFileNamesSoThatNoneBreaksTheHeader(String name, String onTheWire) {
        handOver(Letters.to(RecipientScheme.KBO, Letters.KBO, Letters.text(name)));

        assertThat(head(parts(server.only(PUBLISH)).get(1))).contains("; filename=\"" + onTheWire + "\"\r\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            201 | {"messageId": "M-2"}                            | Taken            | M-2
            200 | {"messageId": "M-2"}                            | Taken            | M-2
            201 | {"messageId": "M-2", "code": "NO_DIGITAL_USER"} | TakenUnopenedBox | M-2
            201 | {"code": "NO_DIGITAL_USER"}                     | Unknown          | no-receipt
            409 | {"code": "CONFLICT"}                            | TakenBefore      | -
            400 | {"code": "INVALID_INPUT", "message": "free"}    | Refused          | INVALID_INPUT
            400 | {"message": "free text about 01071700342"}      | Refused          | http-400
            401 | {}                                              | TryLater         | http-401
            429 | {}                                              | Busy             | http-429
            503 | {}                                              | Busy             | http-503
            413 | {}                                              | Refused          | http-413
            502 | {}                                              | Unknown          | http-502
            500 | {}                                              | Unknown          | http-500
            """)
    void tellsWhatAnAnswerMeans(int status, String body, String kind, String reason) {
        server.on(PUBLISH, status, body);

        Handover outcome = handOver(Letters.to(RecipientScheme.KBO, Letters.KBO));

        assertThat(outcome)
                .isEqualTo(
                        switch (kind) {
                            case "Taken" -> new Handover.Taken(new Receipt(reason, HandClock.START));
                            case "TakenUnopenedBox" ->
                                new Handover.TakenUnopenedBox(new Receipt(reason, HandClock.START));
                            case "TakenBefore" -> new Handover.TakenBefore();
                            case "Refused" -> new Handover.Refused(Cause.REFUSED, reason);
                            case "TryLater" -> new Handover.TryLater(reason);
                            case "Busy" -> new Handover.Busy(reason);
                            default -> new Handover.Unknown(reason);
                        });
    }

    @Test
    void doesNotKnowWhatBecameOfACallThatBrokeOff() {
        server.on(PUBLISH, new Act.HangUp());

        assertThat(handOver(Letters.to(RecipientScheme.KBO, Letters.KBO)))
                .isEqualTo(new Handover.Unknown("broken-off"));
    }

    @Test
    void refusesWhatTheChannelCannotCarry() {
        Attachment[] seven = Collections.nCopies(7, Letters.text("a.pdf")).toArray(Attachment[]::new);

        assertThat(handOver(Letters.in("en", RecipientScheme.KBO, Letters.KBO)))
                .isEqualTo(new Handover.Refused(Cause.REFUSED, "language"));
        assertThat(handOver(Letters.to(RecipientScheme.KBO, Letters.KBO, seven)))
                .isEqualTo(new Handover.Refused(Cause.REFUSED, "count"));
        assertThat(handOver(Letters.to(
                        RecipientScheme.KBO, Letters.KBO, new Attachment("a.png", "image/png", Letters.PNG))))
                .isEqualTo(new Handover.Refused(Cause.REFUSED, "media-type"));
        assertThat(connector(ChannelName.EBOX_CITIZEN)
                        .handOver(Letters.to(RecipientScheme.KBO, Letters.KBO), operator.settings())
                        .await()
                        .atMost(PATIENCE))
                .isEqualTo(new Handover.Refused(Cause.NO_MAILBOX, "no-insz"));
        assertThat(server.calls(PUBLISH)).isEmpty();
    }

    @Test
    void takesTheOperatorsOwnTypeForAKindOfMessage() {
        handOver(Letters.to(RecipientScheme.KBO, Letters.KBO), "ebox_enterprise.message_type_id.besluit", "own-type");

        assertThat(server.only(PUBLISH).text()).contains("\"messageTypeId\":\"own-type\"");
    }

    @Test
    void failsForASettingThatIsMissing() {
        assertThatThrownBy(() ->
                        handOver(Letters.to(RecipientScheme.KBO, Letters.KBO), "ebox_enterprise.message_type_id", ""))
                .isInstanceOf(SettingMissing.class);
        assertThat(server.calls("/token")).isEmpty();
    }

    @Test
    void isNotToldBeforehandWhoHasABox() {
        Recipient enterprise = new Recipient(RecipientScheme.KBO, Letters.KBO);

        Reach reach = connector(ChannelName.EBOX_ENTERPRISE)
                .reach(new Addressee(enterprise, "besluit"), operator.settings())
                .await()
                .atMost(PATIENCE);

        assertThat(reach).isEqualTo(new Reach.NotToldBeforehand());
    }

    private Handover handOver(Letter letter) {
        return handOver(letter, "unused", "");
    }

    private Handover handOver(Letter letter, String name, String value) {
        ChannelName channel = letter.message().recipient().scheme().mailbox();
        return connector(channel)
                .handOver(letter, operator.settings(name, value))
                .await()
                .atMost(PATIENCE);
    }

    private Connector connector(ChannelName channel) {
        return connectors.stream()
                .filter(c -> c.channel() == channel && c.speaksFor(operator.settings()))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> parts(Recorded call) {
        Matcher boundary =
                Pattern.compile("multipart/form-data; *boundary=(\\S+)").matcher(call.header("Content-Type"));
        assertThat(boundary.matches()).isTrue();
        String all = new String(call.body(), StandardCharsets.ISO_8859_1);
        List<String> split = List.of(all.split("(\r\n)?--" + Pattern.quote(boundary.group(1)) + "(--)?(\r\n)?"));
        return split.subList(1, split.size());
    }

    private static String head(String part) {
        return part.substring(0, part.indexOf("\r\n\r\n") + 2);
    }

    private static String body(String part) {
        return part.substring(part.indexOf("\r\n\r\n") + 4);
    }
}
