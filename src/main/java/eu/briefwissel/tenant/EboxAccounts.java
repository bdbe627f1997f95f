package eu.briefwissel.tenant;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The settings of a tenant's accounts at the two eBoxes. */
final class EboxAccounts {

    static final String CITIZEN = "ebox_citizen.";
    static final String ENTERPRISE = "ebox_enterprise.";

    private static final String NUMBER = ENTERPRISE + "sender_organisation_id";
    private static final String KEY = ENTERPRISE + "pki_key";
    private static final String CERTIFICATE = ENTERPRISE + "pki_cert";
    private static final String ON_BEHALF = ENTERPRISE + "on_behalf";

    private EboxAccounts() {}

    static List<SettingRule> citizen() {
        return both(CITIZEN);
    }

    static List<SettingRule> enterprise() {
        return Stream.of(both(ENTERPRISE), rsz()).flatMap(List::stream).toList();
    }

    private static List<SettingRule> both(String prefix) {
        return Stream.of(accounts(prefix), EboxReadingSettings.rules(prefix), EboxSettings.publishing(prefix))
                .flatMap(List::stream)
                .toList();
    }

    private static List<SettingRule> accounts(String prefix) {
        return List.of(
                SettingRule.of(
                        prefix + "environment",
                        "int or prod: the operator's published addresses, where none is set",
                        value -> SettingCheck.must(
                                value.equals(EboxProfiles.INT) || value.equals(EboxProfiles.PROD),
                                "must be int or prod")),
                SettingRule.of(prefix + "base_url", "the eBox; ends in /messageRegistry/v3 or /v2", SettingCheck::url),
                SettingRule.of(prefix + "token_url", "its token endpoint", SettingCheck::url),
                SettingRule.of(prefix + "client_id", "the client id there", SettingCheck::line),
                SettingRule.of(prefix + "client_secret", "the client secret there", SettingCheck::line)
                        .secret(),
                SettingRule.of(prefix + "scope", "the scope of tokens", SettingCheck::line),
                SettingRule.of(prefix + "sender_organisation_id", "the sender's KBO number", SettingCheck::enterprise),
                SettingRule.of(prefix + "sender_application_id", "the sender's application", SettingCheck::line),
                SettingRule.of(prefix + "message_type_id", "the operator's message type", SettingCheck::line),
                SettingRule.of(
                        prefix + "message_type_id.*",
                        "the operator's message type for one of the sender's",
                        SettingCheck::line));
    }

    private static List<SettingRule> rsz() {
        return List.of(
                SettingRule.of(
                        CERTIFICATE,
                        "the enterprise's certificate, PEM: with its key in place of a client secret",
                        SettingCheck::enterpriseCertificate),
                SettingRule.of(KEY, "the private key that belongs to it, PEM", SettingCheck::privateKey)
                        .secret(),
                SettingRule.of(
                        ENTERPRISE + "audience",
                        "whom assertions are for; the token endpoint unless set, as of RSZ's v5",
                        SettingCheck::line),
                SettingRule.of(
                        ENTERPRISE + "partition_url", "the partition service, which knows mandates", SettingCheck::url),
                SettingRule.of(
                                ON_BEHALF,
                                "on: the account is a service provider's, the sender another enterprise",
                                SettingCheck::onOrOff)
                        .standing("off"));
    }

    /** What is wrong with settings that each are sound, but not together. */
    static Map<String, String> unlike(Map<String, String> changes, Map<String, String> after) {
        Map<String, String> broken = new HashMap<>(SettingCatalogue.unlike(KEY, CERTIFICATE, changes, after));
        if (Stream.of(NUMBER, CERTIFICATE, ON_BEHALF).anyMatch(changes::containsKey) && isInAnothersName(after)) {
            broken.put(
                    Stream.of(NUMBER, CERTIFICATE, ON_BEHALF)
                            .filter(changes::containsKey)
                            .findFirst()
                            .orElseThrow(),
                    "must go with the others: the sender's number must be that of the certificate, unless " + ON_BEHALF
                            + " is on");
        }
        return broken;
    }

    /** RSZ, FAQ: INVALID_SENDER where the sender is not the certificate's holder. */
    static boolean isInAnothersName(Map<String, String> settings) {
        Optional<String> holder = Optional.ofNullable(settings.get(CERTIFICATE))
                .filter(pem -> !pem.isBlank())
                .flatMap(EnterpriseNumber::of);
        String number = settings.getOrDefault(NUMBER, "");
        return holder.isPresent()
                && !number.isBlank()
                && !number.equals(holder.get())
                && !"on".equals(settings.get(ON_BEHALF));
    }
}
