package eu.briefwissel.channel.berichtenbox;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.channel.ConnectorProfile;
import eu.briefwissel.channel.Letters;
import eu.briefwissel.channel.MutualTls;
import eu.briefwissel.channel.RecordingServer;
import eu.briefwissel.channel.TestKeys;
import eu.briefwissel.delivery.Addressee;
import eu.briefwissel.delivery.Reach;
import eu.briefwissel.delivery.Recipient;
import eu.briefwissel.delivery.RecipientScheme;
import eu.briefwissel.tenant.Settings;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An operator that talks to nobody who does not present the PKIoverheid certificate. */
@QuarkusTest
@TestProfile(ConnectorProfile.class)
class MutualTlsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Recipient READER = new Recipient(RecipientScheme.BSN, Letters.BSN);

    @Inject
    BerichtenboxConnector connector;

    private final RecordedBerichtenbox tokens = new RecordedBerichtenbox();
    private final RecordingServer operator = RecordingServer.startMutual(MutualTls.context());

    @AfterEach
    void stop() {
        operator.close();
        tokens.server().close();
    }

    @Test
    void presentsTheCertificateWhereItIsSetTo() {
        operator.on("/mailbox/check", 200, "{\"available\": true}");

        Reach reach = reach(Map.of("logius_mtls", "on", "logius_ca", TestKeys.serverCertificatePem()));

        assertThat(reach).isEqualTo(new Reach.HasMailbox());
        assertThat(operator.calls("/mailbox/check")).hasSize(1);
    }

    @Test
    void presentsNothingWhereItIsNot() {
        Reach reach = reach(Map.of("logius_ca", TestKeys.serverCertificatePem()));

        assertThat(reach).isInstanceOf(Reach.TryLater.class);
        assertThat(operator.calls("/mailbox/check")).isEmpty();
    }

    @Test
    void trustsNoServerThatItsAuthoritiesDidNotSign() {
        Reach reach = reach(Map.of("logius_mtls", "on", "logius_ca", TestKeys.certificatePem()));

        assertThat(reach).isInstanceOf(Reach.TryLater.class);
        assertThat(operator.calls("/mailbox/check")).isEmpty();
    }

    @Test
    void triesLaterWhereTheCertificateCannotBeUsed() {
        Reach reach = reach(Map.of("logius_mtls", "on", "pki_key", "no key"));

        assertThat(reach).isEqualTo(new Reach.TryLater("signing-key-unusable"));
    }

    private Reach reach(Map<String, String> more) {
        Map<String, String> values = new HashMap<>(tokens.settings().values());
        values.put("logius_base_url", operator.url());
        values.putAll(more);
        return connector
                .reach(new Addressee(READER, "besluit"), new Settings(tokens.tenant(), "Gemeente Voorbeeld", values))
                .await()
                .atMost(PATIENCE);
    }
}
