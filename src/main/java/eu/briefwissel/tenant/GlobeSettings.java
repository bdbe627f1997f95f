package eu.briefwissel.tenant;

import java.util.List;
import java.util.Optional;

/** The settings of a tenant whose letters go to the Berichtenbox by GLOBE, through an ebMS adapter. */
final class GlobeSettings {

    static final String CERTIFICATE = "globe.adapter_cert";
    static final String KEY = "globe.adapter_key";

    private static final String MESSAGE_TYPE = "globe.message_type";

    private GlobeSettings() {}

    static List<SettingRule> rules() {
        return List.of(
                SettingRule.of(
                                SettingCatalogue.BERICHTENBOX_DIALECT,
                                "how letters come into the Berichtenbox: bbk, as the seed says; globe, as Logius runs it",
                                value -> SettingCheck.must(
                                        value.equals(SettingCatalogue.BBK) || value.equals(SettingCatalogue.GLOBE),
                                        "must be bbk or globe"))
                        .standing(SettingCatalogue.BBK),
                SettingRule.of("globe.oin", "the sender's OIN, as in its certificate", GlobeSettings::oin),
                SettingRule.of(
                        "globe.adapter_url",
                        "the ebMS adapter's REST interface; ends in /service/rest/v19",
                        SettingCheck::url),
                SettingRule.of("globe.adapter_user", "who we are there (HTTP Basic)", SettingCheck::line),
                SettingRule.of("globe.adapter_password", "and our password", SettingCheck::line)
                        .secret(),
                SettingRule.of(
                        CERTIFICATE,
                        "the certificate that is presented to it (mutual TLS), PEM; unset, none is",
                        SettingCheck::certificate),
                SettingRule.of(KEY, "the private key that belongs to it, PEM", SettingCheck::privateKey)
                        .secret(),
                SettingRule.of(
                        "globe.adapter_ca",
                        "the only authorities that are trusted when it is called, PEM; unset, the system's",
                        SettingCheck::authorities),
                SettingRule.of("globe.cpa_id", "the id of the CPA that Logius made", SettingCheck::line),
                SettingRule.of(
                        "globe.from_party_id",
                        "our party in it; urn:osb:oin: and the OIN unless set",
                        SettingCheck::line),
                SettingRule.of("globe.from_role", "our role in it", SettingCheck::line)
                        .standing("SR"),
                SettingRule.of("globe.to_party_id", "Logius' party in it", SettingCheck::line)
                        .standing("urn:osb:oin:00000004003214345001"),
                SettingRule.of("globe.to_role", "Logius' role in it", SettingCheck::line)
                        .standing("SP"),
                SettingRule.of("globe.service", "the service in it", SettingCheck::line)
                        .standing("urn:osb:services:MIJNOVERHEID.ebMS.BB.2.0"),
                SettingRule.of(
                                "globe.pdfa",
                                "on: an attachment has to say of itself that it is PDF/A-1a or PDF/A-2a",
                                value -> SettingCheck.must(
                                        value.equals("on") || value.equals("off"), "must be on or off"))
                        .standing("on"),
                SettingRule.of(
                        "globe.wus_url",
                        "where who has a subscription is asked (ValidateAbonnementen)",
                        SettingCheck::url),
                SettingRule.of(
                        MESSAGE_TYPE,
                        "the BerichtType, where the sender's message type has none of its own; else its own name is it",
                        GlobeSettings::messageType),
                SettingRule.of(
                        MESSAGE_TYPE + ".*",
                        "the BerichtType of one of the sender's message types",
                        GlobeSettings::messageType));
    }

    /** Digikoppeling: 20 digits. */
    private static Optional<String> oin(String value) {
        return SettingCheck.must(value.matches("[0-9]{20}"), "must be 20 digits");
    }

    private static Optional<String> messageType(String value) {
        return SettingCheck.must(
                value.length() <= 8 && value.chars().noneMatch(Character::isISOControl), "must be 1 to 8 characters");
    }
}
