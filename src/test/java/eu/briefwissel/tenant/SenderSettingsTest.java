package eu.briefwissel.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.channel.TestKeys;
import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.SentBy;
import eu.briefwissel.delivery.TenantId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SenderSettingsTest {

    private static final Sender SENDER = new Sender(
            "burgerzaken",
            false,
            "1999800005",
            Map.of("nl", "Burgerzaken", "fr", "Affaires civiles"),
            "nl",
            null,
            List.of(new Sender.Application(
                    "loket",
                    Map.of("ebox-citizen", "app-bosa"),
                    List.of(new Sender.MessageKind("Besluit", "decision", Map.of("ebox-citizen", "T-1"))))));

    private static final Settings TENANT = new Settings(
            new TenantId("t"),
            "Gemeente Voorbeeld",
            Map.of(
                    "ebox_citizen.client_id", "tenants",
                    "ebox_citizen.client_secret", "tenants",
                    "ebox_citizen.sender_organisation_id", "1999900171",
                    "ebox_citizen.message_type_id", "T-0",
                    "sender.burgerzaken.ebox_citizen.client_id", "senders",
                    "sender.burgerzaken.ebox_citizen.client_secret", "",
                    "sender.belastingen.ebox_citizen.client_id", "of another"),
            new Senders(Map.of("burgerzaken", SENDER), Map.of()));

    @Test
    void laysASendersAccountAndWhoItIsOverTheTenants() {
        Settings own = SenderSettings.of(
                TENANT, Optional.of(SENDER.as(SENDER.applications().getFirst(), "fr")));

        assertThat(own.displayName()).isEqualTo("Affaires civiles");
        assertThat(own.find("ebox_citizen.client_id")).contains("senders");
        assertThat(own.find("ebox_citizen.client_secret")).contains("tenants");
        assertThat(own.find("ebox_citizen.sender_organisation_id")).contains("1999800005");
        assertThat(own.find("ebox_citizen.sender_application_id")).contains("app-bosa");
        assertThat(own.find("ebox_citizen.message_type_id.besluit")).contains("T-1");
    }

    @Test
    void tellsOfTheAccountsOfAllSendersAndOfTheTenantsOwn() {
        assertThat(SenderSettings.accounts(TENANT))
                .extracting(account -> account.require("ebox_citizen.client_id"))
                .containsExactly("senders", "tenants");
    }

    @Test
    void isClosedInProductionToWhomeverLacksAStepThere() {
        SentBy by = SENDER.as(SENDER.applications().getFirst(), "nl");
        Settings open = TENANT.with(new Senders(
                Map.of("burgerzaken", SENDER),
                Map.of(
                        "burgerzaken",
                        Arrays.stream(OnboardingStep.values())
                                .map(step -> new Senders.Step(ChannelName.EBOX_CITIZEN, step))
                                .collect(Collectors.toSet()))));
        Map<String, String> values = new HashMap<>(open.values());
        values.put("ebox_citizen.environment", "prod");
        values.put("ebox_enterprise.environment", "prod");
        Settings production = open.with(values, open.displayName());

        assertThat(SenderSettings.closedFor(by, ChannelName.EBOX_CITIZEN, TENANT))
                .isEmpty();
        assertThat(SenderSettings.closedFor(by, ChannelName.EBOX_CITIZEN, production))
                .isEmpty();
        assertThat(SenderSettings.closedFor(by, ChannelName.EBOX_ENTERPRISE, production))
                .containsExactly(OnboardingStep.values());
        assertThat(SenderSettings.closedFor(by, ChannelName.EMAIL, production)).isEmpty();
    }

    @Test
    void asksByNobodysAccountWhereTheSenderIsGone() {
        assertThat(SenderSettings.asked(TENANT, Optional.of("burgerzaken")).find("ebox_citizen.client_id"))
                .contains("senders");
        assertThat(SenderSettings.asked(TENANT, Optional.empty()).find("ebox_citizen.client_id"))
                .contains("tenants");
        assertThat(SenderSettings.asked(TENANT, Optional.of("gone")).find("ebox_citizen.client_id"))
                .isEmpty();
    }

    @Test
    void borrowsNoTypeOrApplicationFromTheTenant() {
        Settings own = SenderSettings.of(
                TENANT, Optional.of(SENDER.as(SENDER.applications().getFirst(), "nl")));

        assertThat(own.find("ebox_citizen.message_type_id")).isEmpty();
        assertThat(own.find("ebox_enterprise.sender_application_id")).isEmpty();
    }

    @Test
    void keepsTheIdentityOfAMessageWhateverTheSenderIsNow() {
        var before = new SentBy("burgerzaken", "loket", "1999800104", "Stadsloket");

        Settings own = SenderSettings.of(TENANT, Optional.of(before));

        assertThat(own.displayName()).isEqualTo("Stadsloket");
        assertThat(own.find("ebox_citizen.sender_organisation_id")).contains("1999800104");
        assertThat(own.find("ebox_citizen.sender_application_id")).contains("app-bosa");
    }

    @Test
    void leavesATenantWithoutSenderAsItIs() {
        assertThat(SenderSettings.of(TENANT, Optional.empty())).isEqualTo(TENANT);
    }

    @Test
    void findsACertificateThatIsNotTheSenders() {
        Sender other = new Sender("andere", false, "1999800104", Map.of("nl", "A"), "nl", null, SENDER.applications());
        Settings tenant = TENANT.with(new Senders(Map.of("burgerzaken", SENDER, "andere", other), Map.of()));
        String certificate = TestKeys.enterpriseCertificatePem();

        assertThat(SenderSettings.broken(Map.of("ebox_enterprise.pki_cert", certificate), tenant))
                .containsOnlyKeys("ebox_enterprise.pki_cert");
        assertThat(SenderSettings.broken(Map.of("sender.burgerzaken.ebox_enterprise.pki_cert", certificate), tenant))
                .isEmpty();
        assertThat(SenderSettings.broken(Map.of("sender.andere.ebox_enterprise.pki_cert", certificate), tenant))
                .containsOnlyKeys("sender.andere.ebox_enterprise.pki_cert");
    }

    @Test
    void knowsTheSettingsOfASenderByTheirNames() {
        assertThat(SettingCatalogue.of("sender.loket.ebox_citizen.client_secret")
                        .orElseThrow()
                        .isSecret())
                .isTrue();
        assertThat(SettingCatalogue.of("sender.loket.ebox_citizen.base_url")
                        .orElseThrow()
                        .isSecret())
                .isFalse();
        assertThat(SettingCatalogue.of("sender.loket.ebox_citizen.sender_organisation_id"))
                .isEmpty();
        assertThat(SettingCatalogue.of("sender.een.twee.ebox_citizen.base_url")).isEmpty();
        assertThat(SettingCatalogue.of("sender.loket.retention")).isEmpty();
    }
}
