package eu.briefwissel.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.sandbox.Http.Answer;
import eu.briefwissel.sandbox.globe.GlobeRecipient;
import eu.briefwissel.sandbox.recipient.MagicRecipient;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Collections;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubscriptionCheckTest {
    private static final String BSN = "123456782";

    private Sandbox sandbox;
    private GlobeCaller globe;

    @BeforeEach
    void start() throws IOException {
        sandbox = Sandbox.start(SandboxSettings.inMemory());
        globe = new GlobeCaller(sandbox, new HandClock());
    }

    @AfterEach
    void stop() throws IOException {
        sandbox.close();
    }

    private static Xml xml(Answer answer) throws IOException {
        return Xml.read(answer.response().body().getBytes(UTF_8));
    }

    private static Map<String, String> subscribed(Answer answer) throws IOException {
        return xml(answer).all("Abonnement").stream()
                .collect(Collectors.toMap(one -> one.text("Key"), one -> one.text("isBerichtSturen")));
    }

    @Test
    void tellsOfEachWhetherToSend() throws IOException {
        var notSubscribed = GlobeRecipient.NOT_SUBSCRIBED.bsn();
        var withdrew = MagicRecipient.BSN_WITHDREW_CONSENT.identifier();
        var since = GlobeRecipient.UNSUBSCRIBED_SINCE.bsn();

        var answer = globe.check(BSN, notSubscribed, withdrew, since);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(subscribed(answer))
                .containsOnly(
                        Map.entry(BSN, "true"),
                        Map.entry(notSubscribed, "false"),
                        Map.entry(withdrew, "false"),
                        Map.entry(since, "true"));
        assertThat(xml(answer).text("Rol")).isEqualTo("Burger");
        assertThat(sandbox.calls()).containsEntry("globe.checked", 1L);
    }

    @Test
    void takes250AtOnceAndNoMore() throws IOException {
        var most = Collections.nCopies(250, BSN).toArray(String[]::new);
        var more = Collections.nCopies(251, BSN).toArray(String[]::new);

        assertThat(xml(globe.check(most)).all("Abonnement")).hasSize(250);
        assertThat(fault(globe.check(more))).isEqualTo("ApplicationFault");
        assertThat(fault(globe.check())).isEqualTo("ApplicationFault");
    }

    @ParameterizedTest
    @CsvSource({"CHECK_UNAVAILABLE, DependentServiceFault", "CHECK_REFUSED, ApplicationFault"})
    void failsForOneOfMany(GlobeRecipient recipient, String fault) throws IOException {
        var answer = globe.check(BSN, recipient.bsn());

        assertThat(answer.status()).isEqualTo(500);
        assertThat(fault(answer)).isEqualTo(fault);
        assertThat(xml(answer).text("Message")).isNotBlank();
    }

    @Test
    void refusesNumbersAndTypesThatItDoesNotKnow() throws IOException {
        assertThat(fault(globe.check("123456789"))).isEqualTo("ApplicationFault");
        assertThat(fault(Http.send(globe.question("brief", BSN)))).isEqualTo("ApplicationFault");
    }

    @Test
    void refusesWhatIsNoQuestionOfItsSchema() throws IOException {
        var action = Http.send(globe.question("bericht", BSN).setHeader("SOAPAction", "\"another\""));
        var role = Http.send(
                globe.question("bericht", BSN + "</k:Key><k:Rol>Bedrijf</k:Rol></k:Klant><k:Klant><k:Key>" + BSN));
        var nonsense = Http.send(globe.question("bericht", BSN).POST(BodyPublishers.ofString("<x/>")));
        var json = Http.send(globe.question("bericht", BSN).setHeader("Content-Type", "application/json"));

        assertThat(xml(action).text("faultcode")).isEqualTo("s:Client");
        assertThat(xml(role).text("faultcode")).isEqualTo("s:Client");
        assertThat(xml(nonsense).text("faultcode")).isEqualTo("s:Client");
        assertThat(json.status()).isEqualTo(415);
    }

    private static String fault(Answer answer) throws IOException {
        var details = xml(answer).all("detail");
        return details.isEmpty()
                ? ""
                : details.getFirst().element().getFirstChild().getLocalName();
    }
}
