package eu.briefwissel.channel.berichtenbox;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.channel.ConnectorProfile;
import eu.briefwissel.channel.HandClock;
import eu.briefwissel.channel.Letters;
import eu.briefwissel.channel.RecordingServer;
import eu.briefwissel.channel.RecordingServer.Act;
import eu.briefwissel.delivery.Handover;
import eu.briefwissel.delivery.RecipientScheme;
import eu.briefwissel.tenant.Settings;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ConnectorProfile.class)
class BerichtenboxTokensTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

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
    void asksForATokenWithBasicCredentialsAndKeepsItUntilItIsNearlySpent() {
        handOver(operator.settings());
        clock.moveBy(Duration.ofMinutes(53));
        handOver(operator.settings());

        assertThat(server.only("/token").text()).isEqualTo("grant_type=client_credentials");
        assertThat(server.only("/token").header("Authorization")).isEqualTo("Basic Y2xpZW50OnNlY3JldA==");
        assertThat(server.calls("/messages"))
                .extracting(call -> call.header("Authorization"))
                .containsOnly("Bearer first");

        clock.moveBy(Duration.ofMinutes(2));
        handOver(operator.settings());

        assertThat(server.calls("/token")).hasSize(2);
    }

    @Test
    void keepsUsingATokenThatStillServesWhenTheEarlyRefreshFails() {
        handOver(operator.settings());
        server.on("/token", 500, "");

        clock.moveBy(Duration.ofMinutes(55));
        Handover early = handOver(operator.settings());
        clock.moveBy(Duration.ofMinutes(6));
        Handover late = handOver(operator.settings());

        assertThat(early).isInstanceOf(Handover.Taken.class);
        assertThat(late).isEqualTo(new Handover.TryLater("no-token"));
    }

    @Test
    void takesATokenWithoutALifeForAnHours() {
        server.on("/token", 200, "{\"access_token\": \"first\"}");

        handOver(operator.settings());
        clock.moveBy(Duration.ofMinutes(53));
        handOver(operator.settings());

        assertThat(server.calls("/token")).hasSize(1);
    }

    @Test
    void renewsARefusedTokenOnceAndNoMore() {
        server.on("/messages", 401, "");
        server.on("/token", token("first"), token("second"));

        Handover outcome = handOver(operator.settings());

        assertThat(outcome).isEqualTo(new Handover.TryLater("http-401"));
        assertThat(server.calls("/messages"))
                .extracting(call -> call.header("Authorization"))
                .containsExactly("Bearer first", "Bearer second");
        assertThat(server.calls("/messages"))
                .extracting(call -> call.header("X-Message-ID"))
                .containsOnly(Letters.WIRE_ID.toString());
    }

    @Test
    void sharesOneTokenAmongCallersThatNeedItTogether() {
        List<Uni<Handover>> calls = Collections.nCopies(
                8, connector.handOver(Letters.to(RecipientScheme.BSN, Letters.BSN), operator.settings()));

        List<Handover> outcomes =
                Uni.join().all(calls).andCollectFailures().await().atMost(PATIENCE);

        assertThat(outcomes).hasSize(8).allMatch(Handover.Taken.class::isInstance);
        assertThat(server.calls("/token")).hasSize(1);
    }

    @Test
    void takesNewCredentialsAtOnce() {
        handOver(operator.settings());

        handOver(operator.settings("logius_client_secret", "changed"));

        assertThat(server.calls("/token"))
                .extracting(call -> call.header("Authorization"))
                .containsExactly("Basic Y2xpZW50OnNlY3JldA==", "Basic Y2xpZW50OmNoYW5nZWQ=");
    }

    @Test
    void triesLaterWhenNoTokenIsGiven() {
        server.on("/token", 401, "{\"error\": \"invalid_client\"}");

        assertThat(handOver(operator.settings())).isEqualTo(new Handover.TryLater("no-token"));
        assertThat(server.calls("/messages")).isEmpty();
    }

    private Handover handOver(Settings settings) {
        return connector
                .handOver(Letters.to(RecipientScheme.BSN, Letters.BSN), settings)
                .await()
                .atMost(PATIENCE);
    }

    private static Act token(String value) {
        return new Act.Answer(200, Map.of(), "{\"access_token\": \"" + value + "\", \"expires_in\": 3600}");
    }
}
