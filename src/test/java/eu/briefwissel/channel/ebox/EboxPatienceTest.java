package eu.briefwissel.channel.ebox;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.channel.ConnectorProfile;
import eu.briefwissel.channel.Connectors;
import eu.briefwissel.channel.HandClock;
import eu.briefwissel.channel.Letters;
import eu.briefwissel.channel.RecordingServer;
import eu.briefwissel.channel.RecordingServer.Act;
import eu.briefwissel.channel.RecordingServer.Recorded;
import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.Handover;
import eu.briefwissel.delivery.RecipientScheme;
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

/** How often an operator is called about one letter, and how long it is waited for, by either version. */
@QuarkusTest
@TestProfile(ConnectorProfile.class)
class EboxPatienceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Act TAKEN = answer(201, "{\"messageId\": \"M-1\"}");
    private static final Act REFUSED_TOKEN = answer(401, "{}");

    @Inject
    Connectors connectors;

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

    @ParameterizedTest
    @CsvSource({"3, /messageRegistry/v3/ebox/messages/", "2.1, /messageRegistry/v3/publishMessage"})
    void renewsARefusedTokenOnceAndSendsTheWholeFormAgain(String version, String path) {
        server.on(path, REFUSED_TOKEN, TAKEN);

        assertThat(handOver(version)).isInstanceOf(Handover.Taken.class);
        assertThat(server.calls("/token")).hasSize(2);
        assertThat(server.calls(path))
                .hasSize(2)
                .extracting(Recorded::text)
                .allSatisfy(form -> assertThat(form).contains("upfile1", "content"));
    }

    @ParameterizedTest
    @CsvSource({"3, /messageRegistry/v3/ebox/messages/", "2.1, /messageRegistry/v3/publishMessage"})
    void isNotRefusedTwiceForItsToken(String version, String path) {
        server.on(path, REFUSED_TOKEN);

        assertThat(handOver(version)).isEqualTo(new Handover.TryLater("http-401"));
        assertThat(server.calls(path)).hasSize(2);
    }

    @Test
    void waitsAsLongAsTheOperatorAsks() {
        server.on(RecordedRegistry.PUBLISH, new Act.Answer(429, Map.of("Retry-After", "7"), "{}"));

        assertThat(handOver("3")).isEqualTo(new Handover.Busy("http-429", Optional.of(Duration.ofSeconds(7))));
        assertThat(server.calls(RecordedRegistry.PUBLISH)).hasSize(1);
    }

    private Handover handOver(String version) {
        Settings settings = operator.settings("ebox_enterprise.version", version);
        return connectors
                .of(ChannelName.EBOX_ENTERPRISE, settings)
                .handOver(Letters.to(RecipientScheme.KBO, Letters.KBO, Letters.text("a.pdf")), settings)
                .await()
                .atMost(PATIENCE);
    }

    private static Act answer(int status, String body) {
        return new Act.Answer(status, Map.of(), body);
    }
}
