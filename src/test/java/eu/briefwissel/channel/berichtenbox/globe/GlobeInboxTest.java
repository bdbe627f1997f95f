package eu.briefwissel.channel.berichtenbox.globe;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.channel.ConnectorProfile;
import eu.briefwissel.channel.HandClock;
import eu.briefwissel.channel.Letters;
import eu.briefwissel.channel.RecordingServer;
import eu.briefwissel.channel.RecordingServer.Act;
import eu.briefwissel.channel.ResultInbox.Parcel;
import eu.briefwissel.delivery.MailboxEvent;
import eu.briefwissel.delivery.MailboxEvent.Result;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ConnectorProfile.class)
class GlobeInboxTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String BATCH = Letters.WIRE_ID.toString();
    private static final String SENT = Letters.WIRE_ID + ".0a1b2c3d@briefwissel";

    @Inject
    GlobeInbox inbox;

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
    void isOpenForTheDialectAlone() {
        assertThat(inbox.isOpenFor(operator.settings())).isTrue();
        assertThat(inbox.isOpenFor(operator.settings("berichtenbox.dialect", "bbk")))
                .isFalse();
    }

    @Test
    void fetchesAResultAndMarksItAsProcessedOnlyWhenToldTo() {
        server.on(RecordedGlobe.UNPROCESSED, 200, "[\"r1@logius\"]");
        server.on(RecordedGlobe.MESSAGES + "/r1%40logius", 200, message(Letters.WIRE_ID.toString(), "Verwerkt"));
        server.on(RecordedGlobe.MESSAGES + "/r1@logius", 200, message(Letters.WIRE_ID.toString(), "Verwerkt"));

        List<Parcel> parcels = look();

        assertThat(parcels)
                .singleElement()
                .satisfies(parcel -> assertThat(parcel.events())
                        .singleElement()
                        .isInstanceOfSatisfying(MailboxEvent.Processed.class, event -> {
                            assertThat(event.receiptId()).isEqualTo(Letters.WIRE_ID.toString());
                            assertThat(event.result()).isEqualTo(Result.IN_MAILBOX);
                            assertThat(event.eventId()).isEqualTo("r1@logius/0");
                        }));
        assertThat(ofResult()).isEqualTo(1);

        inbox.takeAway(parcels.getFirst(), operator.settings()).await().atMost(PATIENCE);
        assertThat(ofResult()).isEqualTo(2);
    }

    @Test
    void tellsOfWhichSendingItIsTheResultWhereThatFailedAndIsTold() {
        server.on(RecordedGlobe.UNPROCESSED, 200, "[\"failed\", \"done\"]");
        server.on(
                RecordedGlobe.MESSAGES + "/failed", 200, answer(Letters.WIRE_ID.toString(), "TechnischProbleem", SENT));
        server.on(RecordedGlobe.MESSAGES + "/done", 200, answer(Letters.WIRE_ID.toString(), "Verwerkt", SENT));

        List<Optional<MailboxEvent.Sending>> sendings = look().stream()
                .flatMap(parcel -> parcel.events().stream())
                .map(event -> ((MailboxEvent.Processed) event).sending())
                .toList();

        assertThat(sendings)
                .containsExactly(Optional.of(new MailboxEvent.Sending("0a1b2c3d", false)), Optional.empty());
    }

    @Test
    void leavesAResultThatNobodyCanReadWhereItIsAndFetchesTheOthers() {
        server.on(RecordedGlobe.UNPROCESSED, 200, "[\"bad\", \"good\"]");
        server.on(RecordedGlobe.MESSAGES + "/bad", 200, "{\"dataSources\": [{\"content\": \"Z2VlbiBYTUw=\"}]}");
        server.on(RecordedGlobe.MESSAGES + "/good", 200, message("00000000-0000-0000-0000-000000000000", "Nieuw"));

        assertThat(look()).extracting(Parcel::id).containsExactly("message:good");
        assertThat(look()).extracting(Parcel::id).containsExactly("message:good");
        assertThat(server.calls(RecordedGlobe.MESSAGES + "/bad")).hasSize(1);
        assertThat(server.calls(RecordedGlobe.MESSAGES + "/good")).hasSize(2);
    }

    @Test
    void hearsOfMessagesThatNeverCameThrough() {
        String lost = SENT;
        server.on(RecordedGlobe.NEW_EVENTS, 200, """
                [{"messageId": "%s", "type": "EXPIRED"}, {"messageId": "other", "type": "FAILED"},
                 {"messageId": "%s", "type": "DELIVERED"}]""".formatted(lost, lost));

        List<Parcel> parcels = look();

        assertThat(parcels)
                .containsExactly(
                        new Parcel(
                                "event:" + lost,
                                List.of(new MailboxEvent.Processed(
                                        Letters.WIRE_ID.toString(),
                                        lost + "/EXPIRED",
                                        Result.FAILED,
                                        "ebms-expired",
                                        HandClock.START,
                                        Optional.of(new MailboxEvent.Sending("0a1b2c3d", true))))),
                        new Parcel("event:" + lost, List.of()));
    }

    @Test
    void letsWhatIsAnotherSystemsLieAndKeepsNoneOfOursWaitingForIt() {
        server.on(RecordedGlobe.UNPROCESSED, 200, "[\"theirs\", \"ours\"]");
        server.on(RecordedGlobe.MESSAGES + "/theirs", 200, message("zaak-12", "Verwerkt"));
        server.on(RecordedGlobe.MESSAGES + "/ours", 200, message(Letters.WIRE_ID.toString(), "Verwerkt"));

        List<Parcel> parcels = look();
        assertThat(parcels).extracting(Parcel::id).containsExactly("message:theirs", "message:ours");
        inbox.leave(parcels.getFirst(), operator.settings());

        assertThat(look()).extracting(Parcel::id).containsExactly("message:ours");
        assertThat(server.calls(RecordedGlobe.MESSAGES + "/theirs")).hasSize(1);
        assertThat(server.calls(RecordedGlobe.UNPROCESSED).getLast().query()).contains("maxNr=201");

        clock.moveBy(Duration.ofHours(1));
        assertThat(look()).extracting(Parcel::id).containsExactly("message:theirs", "message:ours");
    }

    @Test
    void asksAnAdapterThatDoesNotAnswerAboutOneForNoOther() {
        server.on(RecordedGlobe.UNPROCESSED, 200, "[\"first\", \"silent\", \"third\"]");
        server.on(RecordedGlobe.MESSAGES + "/first", 200, message(Letters.WIRE_ID.toString(), "Verwerkt"));
        server.on(RecordedGlobe.MESSAGES + "/silent", 503, "");

        assertThat(look()).extracting(Parcel::id).containsExactly("message:first");
        assertThat(server.calls(RecordedGlobe.MESSAGES + "/third")).isEmpty();
    }

    @Test
    void leavesAMessageThatIsNoJsonAlone() {
        server.on(RecordedGlobe.UNPROCESSED, 200, "[\"html\", \"next\"]");
        server.on(RecordedGlobe.MESSAGES + "/html", 200, "<html></html>");
        server.on(RecordedGlobe.MESSAGES + "/next", 200, message(Letters.WIRE_ID.toString(), "Verwerkt"));

        assertThat(look()).extracting(Parcel::id).containsExactly("message:next");
        assertThat(look()).extracting(Parcel::id).containsExactly("message:next");
        assertThat(server.calls(RecordedGlobe.MESSAGES + "/html")).hasSize(1);
    }

    @Test
    void isEmptyWhileTheAdapterIsAway() {
        server.on(RecordedGlobe.UNPROCESSED, 503, "");
        server.on(RecordedGlobe.NEW_EVENTS, new Act.HangUp());

        assertThat(look()).isEmpty();
    }

    private List<Parcel> look() {
        return inbox.look(operator.settings()).await().atMost(PATIENCE);
    }

    /** How often that one message was called about, whichever way its id was written. */
    private int ofResult() {
        return server.calls(RecordedGlobe.MESSAGES + "/r1%40logius").size()
                + server.calls(RecordedGlobe.MESSAGES + "/r1@logius").size();
    }

    private static String message(String letter, String code) {
        return answer(letter, code, "");
    }

    private static String answer(String letter, String code, String about) {
        String content = Base64.getEncoder().encodeToString(Results.of(BATCH, List.of(letter), code));
        return """
                {"properties": {"messageId": "x", "action": "GLOBE-R-BV-Result", "refToMessageId": "%s"},
                 "dataSources": [{"name": "r.xml", "contentType": "text/xml", "content": "%s"}]}""".formatted(about, content);
    }
}
