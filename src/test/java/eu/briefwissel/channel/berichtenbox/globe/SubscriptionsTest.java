package eu.briefwissel.channel.berichtenbox.globe;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.channel.ConnectorProfile;
import eu.briefwissel.channel.Letters;
import eu.briefwissel.channel.RecordingServer;
import eu.briefwissel.channel.RecordingServer.Act;
import eu.briefwissel.channel.RecordingServer.Recorded;
import eu.briefwissel.delivery.Addressee;
import eu.briefwissel.delivery.Reach;
import eu.briefwissel.delivery.Recipient;
import eu.briefwissel.delivery.RecipientScheme;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestProfile(ConnectorProfile.class)
class SubscriptionsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    GlobeConnector connector;

    private final RecordedGlobe operator = new RecordedGlobe();
    private final RecordingServer server = operator.server();

    @AfterEach
    void stops() {
        server.close();
    }

    @Test
    void asksForACitizenAndATypeAsTheServiceIsDescribed() {
        server.on(RecordedGlobe.WUS, 200, answer(Letters.BSN, "true"));

        Reach reach = reach();

        assertThat(reach).isEqualTo(new Reach.HasMailbox());
        Recorded asked = server.only(RecordedGlobe.WUS);
        assertThat(asked.header("SOAPAction"))
                .isEqualTo("\"http://schemas.rdw.nl/GEB/BerichtenboxValidatieService/2009/01"
                        + "/IBerichtenboxValidatieService/ValidateAbonnementen\"");
        assertThat(asked.header("Content-Type")).startsWith("text/xml").containsIgnoringCase("utf-8");
        String body = asked.text();
        String element = body.substring(body.indexOf("<v:ValidateAbonnementen"), body.indexOf("</s:Body>"));
        GlobeSchemas.validate("xsd0.xsd", element.getBytes(StandardCharsets.UTF_8));
        assertThat(element)
                .contains(">00000001234567890000</t:berichtleverancierCode>")
                .contains(">BESLUIT</t:berichtTypeCode>")
                .contains("<k:Key>999993653</k:Key><k:Rol>Burger</k:Rol>");
    }

    @ParameterizedTest
    @CsvSource({"true,HasMailbox", "1,HasMailbox", "false,NoMailbox", "0,NoMailbox"})
    void tellsWhoTakesLetters(String value, String reach) {
        server.on(RecordedGlobe.WUS, 200, answer(Letters.BSN, value));

        assertThat(reach().getClass().getSimpleName()).isEqualTo(reach);
    }

    @ParameterizedTest
    @CsvSource({"ApplicationFault", "DependentServiceFault"})
    void asksAgainLaterAfterAFault(String fault) {
        server.on(RecordedGlobe.WUS, 500, """
                <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault>
                  <faultcode>s:Server</faultcode><faultstring>%s</faultstring>
                  <detail><%s xmlns="http://schemas.rdw.nl/GEB/Shared/Types/2009/01"><Message>x</Message></%s></detail>
                </s:Fault></s:Body></s:Envelope>""".formatted(Letters.BSN, fault, fault));

        assertThat(reach()).isEqualTo(new Reach.TryLater(fault));
    }

    @Test
    void asksAgainLaterWhereNothingWasTold() {
        server.on(RecordedGlobe.WUS, new Act.HangUp());
        assertThat(reach()).isEqualTo(new Reach.TryLater("broken-off"));

        server.on(RecordedGlobe.WUS, 200, answer("999990019", "true"));
        assertThat(reach()).isEqualTo(new Reach.TryLater("not-told"));

        server.on(RecordedGlobe.WUS, 200, "geen XML");
        assertThat(reach()).isEqualTo(new Reach.TryLater("not-told"));

        server.on(RecordedGlobe.WUS, new Act.Answer(503, Map.of("Retry-After", "60"), ""));
        assertThat(reach()).isEqualTo(new Reach.Busy("http-503", Optional.of(Duration.ofMinutes(1))));
    }

    private Reach reach() {
        Addressee addressee = new Addressee(new Recipient(RecipientScheme.BSN, Letters.BSN), "besluit");
        return connector.reach(addressee, operator.settings()).await().atMost(PATIENCE);
    }

    static String answer(String bsn, String value) {
        return """
                <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>
                <ValidateAbonnementenResponse xmlns="http://schemas.rdw.nl/GEB/BerichtenboxValidatieService/2009/01">
                  <ValidateAbonnementenResult xmlns:a="http://schemas.rdw.nl/GEB/BerichtenboxValidatieService/Types/2009/01">
                    <a:Abonnement><a:klant xmlns:b="http://schemas.rdw.nl/GEB/Shared/Types/2009/01">
                      <b:Key>%s</b:Key><b:Rol>Burger</b:Rol></a:klant><a:isBerichtSturen>%s</a:isBerichtSturen></a:Abonnement>
                  </ValidateAbonnementenResult>
                </ValidateAbonnementenResponse></s:Body></s:Envelope>""".formatted(bsn, value);
    }
}
