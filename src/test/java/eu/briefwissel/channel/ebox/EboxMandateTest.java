package eu.briefwissel.channel.ebox;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.channel.Connector;
import eu.briefwissel.channel.ConnectorProfile;
import eu.briefwissel.channel.HandClock;
import eu.briefwissel.channel.Letters;
import eu.briefwissel.channel.RecordingServer;
import eu.briefwissel.channel.TestKeys;
import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.Handover;
import eu.briefwissel.delivery.RecipientScheme;
import eu.briefwissel.tenant.Settings;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A service provider publishes for whoever gave it a mandate, and for nobody else. */
@QuarkusTest
@TestProfile(ConnectorProfile.class)
class EboxMandateTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String PUBLISH = RecordedRegistry.PUBLISH;
    private static final String MANDATE = "/partition/v1/ebox/1999800104/hasMandate";
    private static final String GIVEN = "{\"hasMandate\": true}";

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
    void namesTheEnterpriseForWhichItPublishes() {
        server.on(MANDATE, 200, GIVEN);

        assertThat(handOver()).isInstanceOf(Handover.Taken.class);

        assertThat(server.only(PUBLISH).header("On-Behalf-Of-Enterprise-Number"))
                .isEqualTo("1999800104");
        assertThat(server.only(PUBLISH).text()).contains("\"enterpriseNumber\":\"1999800104\"");
        assertThat(server.only(MANDATE).header("Authorization")).isEqualTo("Bearer first");
    }

    @Test
    void asksOnceAnHour() {
        server.on(MANDATE, 200, GIVEN);

        handOver();
        handOver();
        assertThat(server.calls(MANDATE)).hasSize(1);

        clock.moveBy(Duration.ofMinutes(61));
        handOver();
        assertThat(server.calls(MANDATE)).hasSize(2);
    }

    @Test
    void sendsNothingWithoutAMandateAndSoonAsksAgain() {
        server.on(MANDATE, 200, "{\"hasMandate\": false}");

        assertThat(handOver()).isEqualTo(new Handover.NotAllowed("mandate-missing"));
        assertThat(server.calls(PUBLISH)).isEmpty();

        server.on(MANDATE, 200, GIVEN);
        clock.moveBy(Duration.ofMinutes(6));

        assertThat(handOver()).isInstanceOf(Handover.Taken.class);
    }

    @Test
    void sendsNothingWhereNobodySays() {
        server.on(MANDATE, 200, "{\"hasMandate\": \"perhaps\"}");
        assertThat(handOver()).isEqualTo(new Handover.TryLater("mandate-unknown"));

        server.on(MANDATE, 500, "{}");
        assertThat(handOver()).isEqualTo(new Handover.TryLater("mandate-unknown"));

        assertThat(server.calls(PUBLISH)).isEmpty();
    }

    @Test
    void asksForNoneInItsOwnName() {
        Settings own = operator.settings();

        connector()
                .handOver(Letters.to(RecipientScheme.KBO, Letters.KBO), own)
                .await()
                .atMost(PATIENCE);

        assertThat(server.only(PUBLISH).header("On-Behalf-Of-Enterprise-Number"))
                .isNull();
    }

    private Handover handOver() {
        Map<String, String> values = new HashMap<>(operator.settings().values());
        values.put("ebox_enterprise.pki_key", TestKeys.keyPem());
        values.put("ebox_enterprise.pki_cert", TestKeys.enterpriseCertificatePem());
        values.put("ebox_enterprise.on_behalf", "on");
        values.put("ebox_enterprise.partition_url", server.url() + "/partition/v1");
        values.put("ebox_enterprise.sender_organisation_id", "1999800104");
        return connector()
                .handOver(
                        Letters.to(RecipientScheme.KBO, Letters.KBO),
                        new Settings(operator.tenant(), "Dienstverlener", values))
                .await()
                .atMost(PATIENCE);
    }

    private Connector connector() {
        return connectors.stream()
                .filter(c -> c.channel() == ChannelName.EBOX_ENTERPRISE && c.speaksFor(operator.settings()))
                .findFirst()
                .orElseThrow();
    }
}
