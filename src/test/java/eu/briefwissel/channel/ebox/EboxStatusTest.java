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
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ConnectorProfile.class)
class EboxStatusTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
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

    private List<MailboxEvent> poll(String... receipts) {
        Recipient enterprise = new Recipient(RecipientScheme.KBO, Letters.KBO);
        List<Outstanding> outstanding = Arrays.stream(receipts)
                .map(receipt -> new Outstanding(receipt, enterprise))
                .toList();
        return connector(ChannelName.EBOX_ENTERPRISE)
                .poll(outstanding, operator.settings())
                .await()
                .atMost(PATIENCE);
    }

    private Connector connector(ChannelName channel) {
        return connectors.stream()
                .filter(c -> c.channel() == channel && c.speaksFor(operator.settings()))
                .findFirst()
                .orElseThrow();
    }
}
