package eu.briefwissel.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.channel.TestKeys;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingCatalogueTest {

    @ParameterizedTest
    @CsvSource({
        "tenant_display_name,",
        "logius_token_url, https://api.logius.nl/berichtenbox/v1.7/oauth/token",
        "logius_base_url, https://api.logius.nl/berichtenbox/v1.7",
        "logius_client_id,",
        "logius_client_secret,",
        "logius_webhook_secret,",
        "pki_cert,",
        "pki_key,",
        "berichtenbox_fallback_from,",
        "selectielijst.omgevingsvergunning, 10"
    })
    void hasEverySettingOfTheSeedsTableWithItsDefault(String name, String standard) {
        assertThat(SettingCatalogue.of(name).orElseThrow().standard()).isEqualTo(Optional.ofNullable(standard));
    }

    @ParameterizedTest
    @CsvSource({
        "logius_token_url, ftp://example.org",
        "logius_base_url, not a url",
        "logius_base_url, https://example.org/?tenant=1",
        "pki_cert, no certificate",
        "pki_key, no key",
        "berichtenbox_fallback_from, Gemeente <a@example.org>",
        "selectielijst.bezwaar, ten",
        "selectielijst.bezwaar, 0",
        "selectielijst.bezwaar, 101",
        "retention, a month",
        "retention, P-1Y",
        "email.content, everything",
        "logius_password, x",
        "selectielijst., 10"
    })
    void refusesABadValueAndNamesTheSettingButNotTheValue(String name, String value) {
        Map<String, String> broken = SettingCatalogue.broken(Map.of(name, value), Map.of());

        assertThat(broken).containsOnlyKeys(name);
        assertThat(broken.get(name)).doesNotContain(value + " ");
    }

    @Test
    void refusesTheKeyOfAnAdapterThatIsNotItsCertificates() {
        Map<String, String> before = Map.of("globe.adapter_cert", TestKeys.certificatePem());

        assertThat(SettingCatalogue.broken(Map.of("globe.adapter_key", TestKeys.serverKeyPem()), before))
                .containsOnlyKeys("globe.adapter_key");
        assertThat(SettingCatalogue.broken(Map.of("globe.adapter_key", TestKeys.keyPem()), before))
                .isEmpty();
    }

    @Test
    void takesASettingAwayWithABlankValue() {
        assertThat(SettingCatalogue.broken(Map.of("logius_base_url", "", "pki_key", ""), Map.of()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "omgevingsvergunning, selectielijst.omgevingsvergunning",
        "Bezwaar & beroep, selectielijst.bezwaar-beroep",
        "AWB_7.1, selectielijst.awb_7.1"
    })
    void namesTheSelectielijstOfAKindOfCase(String caseType, String name) {
        assertThat(SettingCatalogue.selectielijst(caseType)).isEqualTo(name);
        assertThat(SettingCatalogue.of(name)).isPresent();
    }
}
