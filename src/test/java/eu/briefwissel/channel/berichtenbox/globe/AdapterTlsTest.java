package eu.briefwissel.channel.berichtenbox.globe;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.channel.ConnectorProfile;
import eu.briefwissel.channel.Letters;
import eu.briefwissel.channel.MutualTls;
import eu.briefwissel.channel.RecordingServer;
import eu.briefwissel.channel.TestKeys;
import eu.briefwissel.delivery.Handover;
import eu.briefwissel.delivery.RecipientScheme;
import eu.briefwissel.tenant.Settings;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An ebMS adapter that talks to nobody who does not present a certificate. */
@QuarkusTest
@TestProfile(ConnectorProfile.class)
class AdapterTlsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    GlobeConnector connector;

    @Inject
    GlobeInbox inbox;

    private final RecordedGlobe usual = new RecordedGlobe();
    private final RecordingServer adapter = RecordingServer.startMutual(MutualTls.context());

    @AfterEach
    void stop() {
        adapter.close();
        usual.server().close();
    }

    @Test
    void presentsItsOwnCertificateInEveryCall() {
        adapter.on(RecordedGlobe.MESSAGES, 200, "ebms-id@adapter");
        adapter.on(RecordedGlobe.UNPROCESSED, 200, "[]");
        adapter.on(RecordedGlobe.NEW_EVENTS, 200, "[]");
        Settings settings = settings(own(TestKeys.serverCertificatePem()));

        assertThat(handOver(settings)).isInstanceOf(Handover.Underway.class);
        assertThat(inbox.look(settings).await().atMost(PATIENCE)).isEmpty();
        assertThat(adapter.calls(RecordedGlobe.MESSAGES)).hasSize(1);
        assertThat(adapter.calls(RecordedGlobe.NEW_EVENTS)).hasSize(1);
        assertThat(connector.credentialsEnd(settings)).as("is watched").isPresent();
    }

    @Test
    void presentsNothingWhereNoneIsSet() {
        assertThat(handOver(settings(Map.of("globe.adapter_ca", TestKeys.serverCertificatePem()))))
                .isNotInstanceOf(Handover.Underway.class);
        assertThat(adapter.calls(RecordedGlobe.MESSAGES)).isEmpty();
    }

    @Test
    void trustsNoServerThatItsAuthoritiesDidNotSign() {
        assertThat(handOver(settings(own(TestKeys.certificatePem())))).isNotInstanceOf(Handover.Underway.class);
        assertThat(adapter.calls(RecordedGlobe.MESSAGES)).isEmpty();
    }

    @Test
    void triesLaterWhereTheCertificateCannotBeUsed() {
        Map<String, String> broken = own(TestKeys.serverCertificatePem());
        broken.put("globe.adapter_key", "no key");

        assertThat(handOver(settings(broken))).isEqualTo(new Handover.TryLater("adapter-key-unusable"));
    }

    private Handover handOver(Settings settings) {
        return connector
                .handOver(Letters.to(RecipientScheme.BSN, Letters.BSN), settings)
                .await()
                .atMost(PATIENCE);
    }

    private static Map<String, String> own(String authorities) {
        Map<String, String> own = new HashMap<>();
        own.put("globe.adapter_key", TestKeys.keyPem());
        own.put("globe.adapter_cert", TestKeys.certificatePem());
        own.put("globe.adapter_ca", authorities);
        return own;
    }

    private Settings settings(Map<String, String> more) {
        Map<String, String> values = new HashMap<>(usual.settings().values());
        values.keySet().removeAll(Set.of("pki_key", "pki_cert")); // Logius', not the adapter's
        values.put("globe.adapter_url", adapter.url() + RecordedGlobe.BASE);
        values.putAll(more);
        return new Settings(usual.tenant(), "Gemeente Voorbeeld", values);
    }
}
