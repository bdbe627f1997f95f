package eu.briefwissel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.sandbox.event.Pace;
import eu.briefwissel.sandbox.globe.GlobeRecipient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GlobeAdapterTest {
    private static final String BSN = "123456782";

    private final HandClock clock = new HandClock();

    @TempDir
    private Path directory;

    private Sandbox sandbox;
    private GlobeCaller globe;

    @BeforeEach
    void start() throws IOException {
        sandbox = Sandbox.start(SandboxSettings.in(directory)
                .withTiming(Timing.standard().withClock(clock).withPace(Pace.byHand())));
        globe = new GlobeCaller(sandbox, clock);
    }

    @AfterEach
    void stop() throws IOException {
        sandbox.close();
    }

    private String firstUnprocessed() throws IOException {
        return globe.get("/ebms/messages/unprocessed").json().path(0).asText();
    }

    @Test
    void showsAMessageFromLogiusUntilItIsProcessed() throws IOException {
        globe.send(globe.batchTo(BSN));
        var arrived = sandbox.fireEvents();
        var id = firstUnprocessed();

        var message = globe.get("/ebms/messages/" + id).json().path("properties");
        var patched = globe.patch("/ebms/messages/" + id);
        var again = globe.patch("/ebms/messages/" + id);

        assertThat(arrived).isEqualTo(1);
        assertThat(message.path("action").asText()).isEqualTo("GLOBE-R-BV-Result");
        assertThat(message.path("conversationId").asText()).isEqualTo("a conversation");
        assertThat(message.path("messageStatus").asText()).isEqualTo("RECEIVED");
        assertThat(message.path("fromParty").path("role").asText()).isEqualTo("SP");
        assertThat(patched.status()).isEqualTo(204);
        assertThat(again.status()).isEqualTo(204);
        assertThat(globe.get("/ebms/messages/unprocessed").json()).isEmpty();
        assertThat(globe.get("/ebms/messages/" + id)
                        .json()
                        .at("/properties/messageStatus")
                        .asText())
                .isEqualTo("PROCESSED");
    }

    @Test
    void findsMessagesByTheFilterAndNoMoreThanAsked() throws IOException {
        globe.send(globe.batchTo(BSN));
        globe.send(globe.batchTo(BSN));
        sandbox.fireEvents();
        var all = "/ebms/messages/unprocessed?action=GLOBE-R-BV-Result&cpaId=" + globe.setting("globe.cpa_id");

        assertThat(globe.get(all).json()).hasSize(2);
        assertThat(globe.get(all + "&maxNr=1").json()).hasSize(1);
        assertThat(globe.get("/ebms/messages/unprocessed?cpaId=another").json()).isEmpty();
        assertThat(globe.get("/ebms/messages/unprocessed?action=GLOBE-R-A-Result")
                        .json())
                .isEmpty();
        assertThat(globe.get("/ebms/messages/unprocessed?maxNr=x").status()).isEqualTo(400);
    }

    @Test
    void tellsEventsByTypeUntilTheyAreProcessed() throws IOException {
        var sent = globe.send(globe.batchTo(BSN)).response().body();
        var lost = globe.send(globe.batchTo(GlobeRecipient.EXPIRED.bsn()))
                .response()
                .body();
        sandbox.fireEvents();

        var ends = globe.events("?eventTypes=DELIVERED&eventTypes=EXPIRED");
        globe.patch("/ebms/events/" + sent);

        assertThat(ends).containsExactly(sent + " DELIVERED", lost + " EXPIRED");
        assertThat(globe.events("?eventTypes=DELIVERED&eventTypes=EXPIRED")).containsExactly(lost + " EXPIRED");
        assertThat(globe.events("?eventTypes=RECEIVED")).hasSize(1);
        assertThat(globe.get("/ebms/events/unprocessed?eventTypes=READ").status())
                .isEqualTo(400);
    }

    @Test
    void processesAMessageWithItsEvent() throws IOException {
        globe.send(globe.batchTo(BSN));
        sandbox.fireEvents();

        globe.patch("/ebms/events/" + firstUnprocessed());

        assertThat(globe.get("/ebms/messages/unprocessed").json()).isEmpty();
        assertThat(globe.events("?eventTypes=RECEIVED")).isEmpty();
    }

    @Test
    void tellsHowAMessageStandsAndKnowsNoOther() throws IOException {
        var sent = globe.send(globe.batchTo(BSN)).response().body();

        var status = globe.get("/ebms/messages/" + sent + "/status").json();

        assertThat(status.path("status").asText()).isEqualTo("DELIVERED");
        assertThat(status.path("timestamp").asText()).isEqualTo(clock.instant().toString());
        assertThat(globe.get("/ebms/messages/" + sent)
                        .json()
                        .at("/properties/action")
                        .asText())
                .isEqualTo("GLOBE-R-BV-Request");
        assertThat(globe.get("/ebms/messages/another").status()).isEqualTo(404);
        assertThat(globe.get("/ebms/messages/another/status").status()).isEqualTo(404);
    }

    @Test
    void keepsWhatLiesThereAcrossARestart() throws IOException {
        globe.send(globe.batchTo(BSN));
        globe.send(globe.batchTo(BSN));
        sandbox.fireEvents();
        var processed = firstUnprocessed();
        globe.patch("/ebms/messages/" + processed);
        globe.send(globe.batchTo(BSN));

        sandbox.close();
        start();

        sandbox.fireEvents();
        assertThat(globe.get("/ebms/messages/unprocessed").json())
                .hasSize(2)
                .noneMatch(id -> id.asText().equals(processed));
        assertThat(sandbox.taken()).hasSize(3);
    }

    @Test
    void writesNoNumberDown() throws IOException {
        globe.send(globe.batchTo(BSN));
        sandbox.fireEvents();
        sandbox.close();

        for (var journal : List.of("messages.ndjson", "globe.ndjson")) {
            assertThat(directory.resolve(journal)).content().isNotEmpty().doesNotContain(BSN);
        }
        start();
    }

    @Test
    void letsNoResultArriveEarlierThanItsDay() throws IOException {
        globe.send(globe.batchTo(GlobeRecipient.RESULT_LATE.bsn()));

        assertThat(sandbox.fireEvents()).isZero();
        clock.pass(Duration.ofHours(25));
        assertThat(globe.results()).hasSize(1);
    }
}
