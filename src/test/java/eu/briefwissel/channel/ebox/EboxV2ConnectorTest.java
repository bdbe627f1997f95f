package eu.briefwissel.channel.ebox;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.channel.Connector;
import eu.briefwissel.channel.ConnectorProfile;
import eu.briefwissel.channel.Connectors;
import eu.briefwissel.channel.HandClock;
import eu.briefwissel.channel.Letters;
import eu.briefwissel.channel.RecordingServer;
import eu.briefwissel.channel.RecordingServer.Act;
import eu.briefwissel.delivery.Cause;
import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.Handover;
import eu.briefwissel.delivery.Receipt;
import eu.briefwissel.delivery.RecipientScheme;
import eu.briefwissel.tenant.Settings;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Publishing to a provider that is still on version 2.1. */
@QuarkusTest
@TestProfile(ConnectorProfile.class)
class EboxV2ConnectorTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String PUBLISH = "/messageRegistry/v3/publishMessage";

    @Inject
    Connectors connectors;

    @Inject
    HandClock clock;

    private final RecordedRegistry operator = new RecordedRegistry();
    private final RecordingServer server = operator.server();

    @BeforeEach
    void setsTheClock() {
        clock.reset();
        server.on(PUBLISH, 201, "{\"messageId\": \"M-1\", \"expirationDate\": \"2027-01-01T00:00:00+01:00\"}");
    }

    @AfterEach
    void stops() {
        server.close();
    }

    @Test
    void publishesWithTheNamesOf2AndWithoutAKey() {
        Handover outcome = handOver();

        var call = server.only(PUBLISH);
        assertThat(outcome).isEqualTo(new Handover.Taken(new Receipt("M-1", HandClock.START)));
        assertThat(call.header("Idempotency-Key")).isNull();
        assertThat(call.text())
                .contains("\"recipient\":{\"eboxType\":\"enterprise\",\"eboxIdValue\":\"1999900171\"}")
                .contains("\"senderOrganizationId\":\"1999800005\"")
                .contains("\"mainContent\":true,\"attachmentSigned\":false")
                .contains("\"bodyMainContent\":false")
                .contains("\"replyAuthorized\":false");
    }

    @Test
    void recognisesNoRepeatSoThatAnUnknownOutcomeIsNeverSentAgain() {
        server.on(PUBLISH, new Act.HangUp());

        assertThat(handOver()).isEqualTo(new Handover.Unknown("broken-off"));
        assertThat(connector(version("2.1")).capabilities().recognisesRepeat()).isFalse();
        assertThat(connector(version("3")).capabilities().recognisesRepeat()).isTrue();
    }

    @Test
    void doesNotKnowWhatA503DidUnlessTheOperatorAsksForARepeat() {
        server.on(PUBLISH, 503, "{}");
        assertThat(handOver()).isEqualTo(new Handover.Unknown("http-503"));

        server.on(PUBLISH, new Act.Answer(503, Map.of("Retry-After", "soon"), "{}"));
        assertThat(handOver()).isEqualTo(new Handover.Unknown("http-503"));

        server.on(PUBLISH, new Act.Answer(503, Map.of("Retry-After", "7"), "{}"));
        assertThat(handOver()).isEqualTo(new Handover.Busy("http-503", Optional.of(Duration.ofSeconds(7))));
    }

    @Test
    void knowsThatTooMuchWasNotTaken() {
        server.on(PUBLISH, 429, "{}");

        assertThat(handOver()).isEqualTo(new Handover.Busy("http-429"));
    }

    @Test
    void takesNoConflictForAMessageThatWasTakenBefore() {
        server.on(PUBLISH, 409, "{\"code\": \"CONFLICT\"}");

        assertThat(handOver()).isEqualTo(new Handover.Refused(Cause.REFUSED, "CONFLICT"));
    }

    @Test
    void isAnotherDialectThanTheOneThatWasStoredBeforeThereWereTwo() {
        assertThat(dialect(Map.of("version", "2.1", "environment", "prod"))).isEqualTo("ebox-enterprise-2.1");
        assertThat(dialect(Map.of("version", "3", "environment", "prod"))).isEqualTo("ebox-enterprise");
        assertThat(dialect(Map.of("environment", "prod"))).isEqualTo("ebox-enterprise");
    }

    @Test
    void isAnotherDialectInEachEnvironment() {
        assertThat(dialect(Map.of("version", "2.1"))).isEqualTo("ebox-enterprise-2.1-int");
        assertThat(dialect(Map.of("environment", "int"))).isEqualTo("ebox-enterprise-int");
        assertThat(dialect(Map.of())).isEqualTo("ebox-enterprise-int");
    }

    private String dialect(Map<String, String> changes) {
        Map<String, String> values = new HashMap<>(operator.settings().values());
        changes.forEach((name, value) -> values.put("ebox_enterprise." + name, value));
        Settings settings = new Settings(operator.settings().tenant(), "Gemeente Voorbeeld", values);
        return connector(settings).dialect(settings);
    }

    private Handover handOver() {
        Settings settings = version("2.1");
        return connector(settings)
                .handOver(Letters.to(RecipientScheme.KBO, Letters.KBO, Letters.text("a.pdf")), settings)
                .await()
                .atMost(PATIENCE);
    }

    private Connector connector(Settings settings) {
        return connectors.of(ChannelName.EBOX_ENTERPRISE, settings);
    }

    private Settings version(String version) {
        return operator.settings("ebox_enterprise.version", version);
    }
}
