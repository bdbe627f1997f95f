package eu.briefwissel.channel.ebox;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.channel.Connector;
import eu.briefwissel.channel.ConnectorProfile;
import eu.briefwissel.channel.HandClock;
import eu.briefwissel.channel.Letters;
import eu.briefwissel.channel.Outstanding;
import eu.briefwissel.channel.RecordingServer;
import eu.briefwissel.channel.RecordingServer.Act;
import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.MailboxEvent;
import eu.briefwissel.delivery.Recipient;
import eu.briefwissel.delivery.RecipientScheme;
import eu.briefwissel.tenant.Settings;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestProfile(ConnectorProfile.class)
class EboxStatusTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String EVENTS = "/events";
    private static final String STATUS = "/messageRegistry/v3/searchMessageStatus";

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
    void asksInBulkWhichMessagesWereOpened() {
        server.on(STATUS, 201, """
                [{"messageId": "M-1", "eboxId": {}, "readStatus": true},
                 {"messageId": "M-2", "readStatus": false},
                 {"messageId": "of somebody else", "readStatus": true}]
                """);

        List<MailboxEvent> told = poll("M-1", "M-2");

        assertThat(told).containsExactly(new MailboxEvent.Read("M-1", HandClock.START));
        assertThat(server.only(STATUS).text())
                .isEqualTo("[{\"messageId\":\"M-1\",\"eboxId\":"
                        + "{\"eboxType\":\"enterprise\",\"eboxIdValue\":\"1999900171\"}},"
                        + "{\"messageId\":\"M-2\",\"eboxId\":"
                        + "{\"eboxType\":\"enterprise\",\"eboxIdValue\":\"1999900171\"}}]");
    }

    @Test
    void learnsNothingWhereTheOperatorDoesNotTell() {
        server.on(STATUS, 404, "{\"code\": \"NOT_FOUND\"}");
        assertThat(poll("M-1")).isEmpty();

        server.on(STATUS, new Act.HangUp());
        assertThat(poll("M-1")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            405 |
            501 |
            400 | {"code": "NOT_IMPLEMENTED", "message": "not here"}
            """)
    void isNotAskedForEverWhereTheOperatorOffersNone(int status, String body) {
        server.on(STATUS, status, body == null ? "" : body);
        poll("M-1");

        poll("M-1");
        assertThat(server.calls(STATUS)).hasSize(1);

        clock.moveBy(Duration.ofHours(25));
        poll("M-1");
        assertThat(server.calls(STATUS)).as("it may have been built since").hasSize(2);
    }

    @Test
    void isAskedAgainMinutesAfterNothingButNotFound() {
        server.on(STATUS, 404, "<html>no such page</html>");
        poll("M-1");
        poll("M-1");
        assertThat(server.calls(STATUS)).hasSize(1);

        clock.moveBy(Duration.ofMinutes(5));
        server.on(STATUS, 201, "[{\"messageId\": \"M-1\", \"readStatus\": true}]");

        assertThat(poll("M-1")).hasSize(1);
    }

    @Test
    void goesOnAskingAnOperatorThatOnlyDoesNotKnowTheMessages() {
        server.on(STATUS, 404, "{\"code\": \"NOT_FOUND\"}");

        poll("M-1");
        poll("M-1");

        assertThat(server.calls(STATUS)).hasSize(2);
    }

    @Test
    void asksNobodyWhereASettingSaysThatNoneIsOffered() {
        assertThat(poll(ChannelName.EBOX_ENTERPRISE, operator.settings("ebox_enterprise.status_search", "off"), "M-1"))
                .isEmpty();

        assertThat(server.calls(STATUS)).isEmpty();
    }

    @Test
    void asksNobodyAboutEnterprisesWhoseEventsAreInAFeed() {
        poll(
                ChannelName.EBOX_ENTERPRISE,
                operator.settings("ebox_enterprise.events_url", server.url() + EVENTS),
                "M-1");

        assertThat(server.calls(STATUS)).isEmpty();
        assertThat(server.calls(EVENTS)).isEmpty();
    }

    @Test
    void asksAboutThoseAtTheirDeadlineAlsoWhereEventsAreInAFeed() {
        server.on(STATUS, 201, "[{\"messageId\": \"M-1\", \"readStatus\": true}]");
        Recipient enterprise = new Recipient(RecipientScheme.KBO, Letters.KBO);
        Instant now = HandClock.START;

        List<MailboxEvent> told = connector(ChannelName.EBOX_ENTERPRISE)
                .poll(
                        List.of(
                                new Outstanding("M-1", enterprise, Optional.of(now)),
                                new Outstanding("M-2", enterprise, Optional.of(now.plusSeconds(1)))),
                        operator.settings("ebox_enterprise.events_url", server.url() + EVENTS))
                .await()
                .atMost(PATIENCE);

        assertThat(told).containsExactly(new MailboxEvent.Read("M-1", now));
        assertThat(server.only(STATUS).text()).contains("M-1").doesNotContain("M-2");
        assertThat(server.calls(EVENTS)).isEmpty();
    }

    @Test
    void asksTheEventHandlerAboutEachCitizensMessageThatItToldNothingOfYet() {
        server.on(STATUS, 201, "[]");
        server.on(EVENTS, 200, """
                [{"eventType": "NODIGITALCONSUMER", "messageId": "M-1", "eventTime": "2026-11-02T11:00:00+01:00"},
                 {"eventType": "NEWDOCUMENT", "messageId": "of somebody else"},
                 {"eventType": "SOMETHINGELSE", "messageId": "M-1"}]
                """);
        Settings settings = operator.settings("ebox_citizen.events_url", server.url() + EVENTS);
        Recipient citizen = new Recipient(RecipientScheme.INSZ, Letters.INSZ);
        List<Outstanding> outstanding =
                List.of(new Outstanding("M-1", citizen), new Outstanding("M-2", citizen).arrived());

        List<MailboxEvent> told = connector(ChannelName.EBOX_CITIZEN)
                .poll(outstanding, settings)
                .await()
                .atMost(PATIENCE);

        assertThat(told).containsExactly(new MailboxEvent.NeverOpened("M-1", Instant.parse("2026-11-02T10:00:00Z")));
        assertThat(server.calls(EVENTS)).hasSize(1);
        assertThat(server.only(STATUS).text()).contains("M-1", "M-2");
    }

    @Test
    void learnsOfArrivalInABoxThatIsInUse() {
        server.on(STATUS, 201, "[]");
        server.on(EVENTS, 200, "{\"events\": [{\"eventType\": \"NEWDOCUMENT\", \"messageId\": \"M-1\"}]}");

        assertThat(poll(
                        ChannelName.EBOX_CITIZEN,
                        operator.settings("ebox_citizen.events_url", server.url() + EVENTS),
                        "M-1"))
                .containsExactly(new MailboxEvent.Arrived("M-1", HandClock.START));
    }

    private List<MailboxEvent> poll(String... receipts) {
        return poll(ChannelName.EBOX_ENTERPRISE, operator.settings(), receipts);
    }

    private List<MailboxEvent> poll(ChannelName channel, Settings settings, String... receipts) {
        Recipient enterprise = new Recipient(RecipientScheme.KBO, Letters.KBO);
        List<Outstanding> outstanding = Arrays.stream(receipts)
                .map(receipt -> new Outstanding(receipt, enterprise))
                .toList();
        return connector(channel).poll(outstanding, settings).await().atMost(PATIENCE);
    }

    private Connector connector(ChannelName channel) {
        return connectors.stream()
                .filter(c -> c.channel() == channel && c.speaksFor(operator.settings()))
                .findFirst()
                .orElseThrow();
    }
}
