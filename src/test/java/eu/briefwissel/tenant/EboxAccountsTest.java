package eu.briefwissel.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.channel.TestKeys;
import eu.briefwissel.delivery.TenantId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EboxAccountsTest {

    private static final String NUMBER = "ebox_enterprise.sender_organisation_id";
    private static final String CERTIFICATE = "ebox_enterprise.pki_cert";
    private static final String KEY = "ebox_enterprise.pki_key";

    @ParameterizedTest
    @CsvSource({
        "int,  base_url,       https://services-acpt.socialsecurity.be/REST/ebox/enterprise/messageRegistry/v3",
        "prod, base_url,       https://services.socialsecurity.be/REST/ebox/enterprise/messageRegistry/v3",
        "int,  token_url,      https://services-acpt.socialsecurity.be/REST/oauth/v5/token",
        "int,  events_url,     https://public.int.fedservices.be/EventServices/Ebox/v2/enterprise/document/events",
        "prod, events_url,     https://public.fedservices.be/EventServices/Ebox/v2/enterprise/document/events",
        "prod, federation_url, https://services.socialsecurity.be/REST/ebox/enterprise/federation/v1",
        "int,  partition_url,  https://services-acpt.socialsecurity.be/REST/ebox/enterprise/partition/v1",
    })
    void knowsThePublishedAddressesOfAnEnvironment(String environment, String name, String url) {
        Settings settings = settings(Map.of("ebox_enterprise.environment", environment));

        assertThat(settings.require("ebox_enterprise." + name)).isEqualTo(url);
    }

    @Test
    void letsWhatATenantSetItselfWin() {
        Settings settings = settings(
                Map.of("ebox_enterprise.environment", "prod", "ebox_enterprise.base_url", "https://eigen.example/v3"));

        assertThat(settings.find("ebox_enterprise.base_url")).contains("https://eigen.example/v3");
    }

    @Test
    void inventsNoAddressOfBosa() {
        Settings settings = settings(Map.of("ebox_citizen.environment", "int"));

        assertThat(settings.find("ebox_citizen.base_url")).isEmpty();
        assertThat(settings.find("ebox_citizen.events_url")).isEmpty();
    }

    @Test
    void hasNoAddressWithoutAnEnvironment() {
        assertThat(settings(Map.of()).find("ebox_enterprise.base_url")).isEmpty();
    }

    @Test
    void seesProductionAlsoWhereItsAddressWasSetByHand() {
        assertThat(isProduction(Map.of("ebox_enterprise.environment", "prod"))).isTrue();
        assertThat(isProduction(Map.of(
                        "ebox_enterprise.environment",
                        "int",
                        "ebox_enterprise.base_url",
                        "https://services.socialsecurity.be/REST/ebox/enterprise/messageRegistry/v3")))
                .isTrue();
        assertThat(isProduction(Map.of("ebox_enterprise.environment", "int"))).isFalse();
        assertThat(isProduction(Map.of("ebox_enterprise.base_url", "http://127.0.0.1:9/v3")))
                .isFalse();
        assertThat(isProduction(Map.of())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://SERVICES.socialsecurity.be/REST/ebox/enterprise/messageRegistry/v3",
                "https://services.socialsecurity.be./REST/ebox/enterprise/messageRegistry/v3",
                "https://Services.SocialSecurity.BE.:443/v3"
            })
    void seesProductionHoweverItsHostIsWritten(String url) {
        assertThat(isProduction(Map.of("ebox_enterprise.environment", "int", "ebox_enterprise.base_url", url)))
                .isTrue();
        assertThat(isProduction(Map.of("ebox_enterprise.environment", "int", "ebox_enterprise.token_url", url)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "https://ebox.example/messageRegistry/v3, true",
        "https://sandbox_host/messageRegistry/v3, true",
        "https://public.pr.fedservices.be/v3, true",
        "https://localhost.example/v3, true",
        "https://127.0.0.1.example/v3, true",
        "https://public.int.fedservices.be/v3, false",
        "https://PUBLIC.int.fedservices.be./v3, false",
        "http://localhost:8090/v3, false",
        "http://127.0.0.1:9/v3, false",
        "http://[::1]:9/v3, false",
    })
    void takesEveryAddressThatNobodyKnowsForProduction(String url, boolean isProduction) {
        for (String prefix : List.of("ebox_citizen.", "ebox_enterprise.")) {
            Settings settings = settings(Map.of(prefix + "environment", "int", prefix + "base_url", url));

            assertThat(EboxProfiles.isProduction(prefix, settings)).isEqualTo(isProduction);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ebox_enterprise.environment, acceptance",
        "ebox_enterprise.sender_organisation_id, 1999800006",
        "ebox_citizen.sender_organisation_id, een gemeente",
        "ebox_enterprise.on_behalf, yes",
        "ebox_citizen.pki_key, x"
    })
    void refusesABadValue(String name, String value) {
        assertThat(SettingCatalogue.broken(Map.of(name, value), Map.of())).containsOnlyKeys(name);
    }

    @Test
    void takesOnlyACertificateThatNamesAnEnterprise() {
        assertThat(SettingCatalogue.broken(Map.of(CERTIFICATE, TestKeys.enterpriseCertificatePem()), Map.of()))
                .isEmpty();
        assertThat(SettingCatalogue.broken(Map.of(CERTIFICATE, TestKeys.certificatePem()), Map.of()))
                .containsOnlyKeys(CERTIFICATE);
    }

    @Test
    void refusesAKeyThatIsNotTheCertificates() {
        Map<String, String> before = Map.of(CERTIFICATE, TestKeys.enterpriseCertificatePem());

        assertThat(SettingCatalogue.broken(Map.of(KEY, TestKeys.serverKeyPem()), before))
                .containsOnlyKeys(KEY);
        assertThat(SettingCatalogue.broken(Map.of(KEY, TestKeys.keyPem()), before))
                .isEmpty();
    }

    @Test
    void refusesASenderThatIsNotTheCertificatesHolderUnlessOnBehalf() {
        Map<String, String> holder = Map.of(CERTIFICATE, TestKeys.enterpriseCertificatePem());
        Map<String, String> onBehalf = new HashMap<>(holder);
        onBehalf.put("ebox_enterprise.on_behalf", "on");

        assertThat(SettingCatalogue.broken(Map.of(NUMBER, "1999800005"), holder))
                .isEmpty();
        assertThat(SettingCatalogue.broken(Map.of(NUMBER, "1999900171"), holder))
                .containsOnlyKeys(NUMBER);
        assertThat(SettingCatalogue.broken(Map.of(NUMBER, "1999900171"), onBehalf))
                .isEmpty();
        assertThat(SettingCatalogue.broken(holder, Map.of(NUMBER, "1999900171")))
                .containsOnlyKeys(CERTIFICATE);
    }

    @Test
    void readsTheEnterpriseNumberOfACertificate() {
        assertThat(EnterpriseNumber.of(TestKeys.enterpriseCertificatePem())).isEqualTo(Optional.of("1999800005"));
        assertThat(EnterpriseNumber.of(TestKeys.certificatePem())).isEmpty();
        assertThat(EnterpriseNumber.of("none")).isEmpty();
    }

    private static boolean isProduction(Map<String, String> values) {
        return EboxProfiles.isProduction("ebox_enterprise.", settings(values));
    }

    private static Settings settings(Map<String, String> values) {
        return new Settings(new TenantId("t"), "Gemeente Voorbeeld", values);
    }
}
