package eu.briefwissel.channel.berichtenbox.globe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import eu.briefwissel.channel.ConnectorProfile;
import eu.briefwissel.channel.HandClock;
import eu.briefwissel.channel.Letter;
import eu.briefwissel.channel.Letters;
import eu.briefwissel.channel.LogCapture;
import eu.briefwissel.channel.RecordingServer;
import eu.briefwissel.channel.RecordingServer.Act;
import eu.briefwissel.delivery.Cause;
import eu.briefwissel.delivery.Handover;
import eu.briefwissel.delivery.Message;
import eu.briefwissel.delivery.Receipt;
import eu.briefwissel.delivery.RecipientScheme;
import eu.briefwissel.tenant.SettingMissing;
import eu.briefwissel.tenant.Settings;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestProfile(ConnectorProfile.class)
class GlobeConnectorTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String BATCH = Letters.WIRE_ID.toString();

    @Inject
    GlobeConnector connector;

    @Inject
    HandClock clock;

    private final RecordedGlobe operator = new RecordedGlobe();
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
    void speaksForTenantsThatChoseTheDialectAndForNoOther() {
        assertThat(connector.speaksFor(operator.settings())).isTrue();
        assertThat(connector.speaksFor(operator.settings("berichtenbox.dialect", "bbk")))
                .isFalse();
        assertThat(connector.speaksFor(operator.settings("berichtenbox.dialect", "")))
                .isFalse();
    }

    @Test
    void givesTheAdapterABatchThatTheSchemaAllows() throws IOException {
        Handover outcome = handOver(letter());

        assertThat(outcome).isEqualTo(new Handover.Underway(new Receipt(BATCH, HandClock.START), Duration.ofHours(24)));
        JsonNode sent = sent(0);
        assertThat(sent.at("/properties/cpaId").asText()).isEqualTo("cpa-1");
        assertThat(sent.at("/properties/fromPartyId").asText()).isEqualTo("urn:osb:oin:" + RecordedGlobe.OIN);
        assertThat(sent.at("/properties/toPartyId").asText()).isEqualTo("urn:osb:oin:00000004003214345001");
        assertThat(sent.at("/properties/fromRole").asText()).isEqualTo("SR");
        assertThat(sent.at("/properties/toRole").asText()).isEqualTo("SP");
        assertThat(sent.at("/properties/service").asText()).isEqualTo("urn:osb:services:MIJNOVERHEID.ebMS.BB.2.0");
        assertThat(sent.at("/properties/action").asText()).isEqualTo("GLOBE-R-BV-Request");
        assertThat(sent.at("/properties/conversationId").asText()).isEqualTo(BATCH);
        assertThat(sent.at("/dataSources/0/contentType").asText()).isEqualTo("text/xml");
        byte[] xml = sent.at("/dataSources/0/content").binaryValue();
        GlobeSchemas.validate("GLOBEBatchRequest.xsd", xml);
        assertThat(new String(xml, StandardCharsets.UTF_8))
                .contains("<BerichtID>" + Letters.WIRE_ID + "</BerichtID>")
                .contains("<BatchID>" + BATCH + "</BatchID>")
                .contains("<BerichtLeverancierID>" + RecordedGlobe.OIN + "</BerichtLeverancierID>")
                .contains("<BerichtType>BESLUIT</BerichtType>")
                .contains("<GebruikerID>999993653</GebruikerID>")
                .contains("<BerichtTekst>Uw aanvraag is toegewezen.</BerichtTekst>")
                .contains("<Omschrijving>besluit</Omschrijving>");
    }

    @Test
    void sendsAgainWithTheSameBatchAndLetterButAnotherEbmsMessage() throws IOException {
        Letter one = letter();
        handOver(one);
        clock.moveBy(Duration.ofDays(2));

        handOver(letter());

        String first = new String(sent(0).at("/dataSources/0/content").binaryValue(), StandardCharsets.UTF_8);
        String second = new String(sent(1).at("/dataSources/0/content").binaryValue(), StandardCharsets.UTF_8);
        assertThat(second.replaceAll("<AanmaakDatum>[^<]*", "")).isEqualTo(first.replaceAll("<AanmaakDatum>[^<]*", ""));
        String ebms = sent(0).at("/properties/messageId").asText();
        assertThat(sent(1).at("/properties/messageId").asText()).isNotEqualTo(ebms);
        assertThat(AdapterMessage.letterOf(ebms)).contains(Letters.WIRE_ID);
        assertThat(AdapterMessage.sendingOf(ebms)).contains(one.sending());
        assertThat(AdapterMessage.sendingOf("another@adapter")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "200,Underway",
        "201,Underway",
        "400,TryLater",
        "401,TryLater",
        "404,TryLater",
        "429,Busy",
        "503,Busy",
        "500,Unknown"
    })
    void tellsByTheAdaptersStatusWhatBecameOfIt(int status, String outcome) {
        server.on(RecordedGlobe.MESSAGES, status, "");

        assertThat(handOver(letter()).getClass().getSimpleName()).isEqualTo(outcome);
    }

    @Test
    void doesNotKnowWhatBecameOfACallWhoseAnswerIsLost() {
        server.on(RecordedGlobe.MESSAGES, new Act.HangUp());

        assertThat(handOver(letter())).isEqualTo(new Handover.Unknown("broken-off"));
    }

    @Test
    void refusesABodyThatTheDialectCannotSayThoughItWasTakenForTheOther() {
        Letter letter = letter();
        var message = letter.message();
        var table = new Message(
                message.recipient(),
                message.language(),
                message.messageType(),
                message.subject(),
                "<table><tr><td>1</td></tr></table>",
                List.of(),
                message.contact(),
                message.caseReference());

        assertThat(handOver(new Letter(letter.wireId(), letter.sending(), table)))
                .isEqualTo(new Handover.Refused(Cause.REFUSED, "plain-text"));
        assertThat(server.calls(RecordedGlobe.MESSAGES)).isEmpty();
    }

    @Test
    void presentsItselfToTheAdapterWhereItHasAName() {
        Settings known = new Settings(operator.tenant(), "Gemeente Voorbeeld", with("globe.adapter_user", "ik"));

        connector.handOver(letter(), known).await().atMost(PATIENCE);

        assertThat(server.only(RecordedGlobe.MESSAGES).header("Authorization")).isEqualTo("Basic aWs6Z2VoZWlt");
    }

    @ParameterizedTest
    @CsvSource({"globe.oin", "globe.adapter_url", "globe.cpa_id"})
    void failsOnlyForASettingThatIsMissing(String name) {
        assertThatThrownBy(() -> connector
                        .handOver(letter(), operator.settings(name, ""))
                        .await()
                        .atMost(PATIENCE))
                .isInstanceOfSatisfying(
                        SettingMissing.class,
                        missing -> assertThat(missing.name()).isEqualTo(name));
    }

    @Test
    void neverShowsTheReaderNorTheContent() {
        try (LogCapture log = LogCapture.open()) {
            for (int status : new int[] {200, 400, 500}) {
                server.on(RecordedGlobe.MESSAGES, status, "999993653 " + Letters.SUBJECT);

                Handover outcome = handOver(letter());

                assertThat(outcome + " " + log.text())
                        .doesNotContain(Letters.BSN)
                        .doesNotContain(Letters.SUBJECT);
            }
        }
    }

    private Map<String, String> with(String name, String value) {
        Map<String, String> values =
                new HashMap<>(operator.settings(name, value).values());
        values.put("globe.adapter_password", "geheim");
        return values;
    }

    private static Letter letter() {
        return Letters.to(RecipientScheme.BSN, Letters.BSN, Letters.pdf());
    }

    private Handover handOver(Letter letter) {
        return connector.handOver(letter, operator.settings()).await().atMost(PATIENCE);
    }

    private JsonNode sent(int call) throws IOException {
        return new JsonMapper()
                .readTree(server.calls(RecordedGlobe.MESSAGES).get(call).body());
    }
}
