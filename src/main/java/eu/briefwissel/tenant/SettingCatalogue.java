package eu.briefwissel.tenant;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Every setting that a tenant may have, with its default and meaning. The Dutch ones are the Berichtenbox seed's table
 * (App-config keys), word for word; {@code tenant_id} of that table is the tenant itself and cannot be set.
 */
public final class SettingCatalogue {

    /** BBK 1.7, App-config keys. */
    public static final String LOGIUS_TOKEN_URL = "https://api.logius.nl/berichtenbox/v1.7/oauth/token";

    /** BBK 1.7, App-config keys. */
    public static final String LOGIUS_BASE_URL = "https://api.logius.nl/berichtenbox/v1.7";

    /** BBK 1.7, App-config keys: {@code gemeente} in templates; unless set, the name that the tenant was made with. */
    public static final String TENANT_DISPLAY_NAME = "tenant_display_name";

    /** BBK 1.7, App-config keys: for how many years the audit of a kind of case is kept, where nothing is set. */
    public static final int SELECTIELIJST_YEARS = 10;

    /** Which of the Berichtenbox' two interfaces a tenant uses: {@link #BBK} or {@link #GLOBE}. */
    public static final String BERICHTENBOX_DIALECT = "berichtenbox.dialect";

    /** As the seed describes it. */
    public static final String BBK = "bbk";

    /** As Logius runs it. */
    public static final String GLOBE = "globe";

    private static final String SELECTIELIJST = "selectielijst.";
    private static final String KEY = "pki_key";
    private static final String CERTIFICATE = "pki_cert";
    private static final int LONGEST_NAME = 100;
    private static final Pattern NAME = Pattern.compile("[a-z0-9_.-]{1," + LONGEST_NAME + "}");

    private static final List<SettingRule> RULES = Stream.of(
                    seed(),
                    policies(),
                    GlobeSettings.rules(),
                    EboxAccounts.citizen(),
                    EboxAccounts.enterprise(),
                    SenderSettings.rules())
            .flatMap(List::stream)
            .toList();

    private SettingCatalogue() {}

    private static List<SettingRule> seed() {
        return List.of(
                SettingRule.of(TENANT_DISPLAY_NAME, "gemeente in templates", SettingCheck::line),
                SettingRule.of("logius_token_url", "the Berichtenbox' token endpoint (OAuth 2.0)", SettingCheck::url)
                        .standing(LOGIUS_TOKEN_URL),
                SettingRule.of("logius_base_url", "the Berichtenbox' API", SettingCheck::url)
                        .standing(LOGIUS_BASE_URL),
                SettingRule.of("logius_client_id", "the client id there", SettingCheck::line),
                SettingRule.of("logius_client_secret", "the client secret there", SettingCheck::line)
                        .secret(),
                SettingRule.of(
                                "logius_webhook_secret",
                                "what webhooks are signed with; without one all are refused",
                                SettingCheck::line)
                        .secret(),
                SettingRule.of(
                                "logius_webhook_secret_previous",
                                "the one before it, which counts too while they are exchanged",
                                SettingCheck::line)
                        .secret(),
                SettingRule.of(CERTIFICATE, "the PKIoverheid certificate, PEM", SettingCheck::certificate),
                SettingRule.of(KEY, "the private key that belongs to it, PEM", SettingCheck::privateKey)
                        .secret(),
                SettingRule.of("berichtenbox_fallback_from", "the from-address of e-mails", SettingCheck::email),
                SettingRule.of(
                                SELECTIELIJST + "*",
                                "for how many years messages about that kind of case are kept, with all evidence",
                                SettingCheck::years)
                        .standing(Integer.toString(SELECTIELIJST_YEARS)));
    }

    private static List<SettingRule> policies() {
        return List.of(
                SettingRule.of(
                        "retention",
                        "how long messages are kept whose kind of case has no selectielijst of its own",
                        SettingCheck::period),
                SettingRule.of("deep_link_base", "what the links in letters begin with", SettingCheck::url),
                SettingRule.of(
                                "logius_mtls",
                                "on: the PKIoverheid certificate is presented to the Berichtenbox (mutual TLS)",
                                value -> SettingCheck.must(
                                        value.equals("on") || value.equals("off"), "must be on or off"))
                        .standing("off"),
                SettingRule.of(
                        "logius_ca",
                        "the only authorities that are trusted when the Berichtenbox is called, PEM",
                        SettingCheck::authorities),
                SettingRule.of(
                        "email.content",
                        "full: the whole message by e-mail",
                        value -> SettingCheck.must(
                                value.equals("full") || value.equals("notice"), "must be full or notice")));
    }

    /** All of them, in the order of the seed's table, ours behind. */
    public static List<SettingRule> all() {
        return RULES;
    }

    /** The rule of a setting; empty where there is none of that name. */
    public static Optional<SettingRule> of(String name) {
        return NAME.matcher(name).matches()
                ? RULES.stream().filter(rule -> rule.covers(name)).findFirst()
                : Optional.empty();
    }

    /** The name of the setting that says for how many years messages about this kind of case are kept. */
    public static String selectielijst(String caseType) {
        String name = SELECTIELIJST + caseType.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_.-]+", "-");
        return name.substring(0, Math.min(LONGEST_NAME, name.length()));
    }

    /**
     * What is wrong with changes to a tenant's settings, by the setting's name; a blank value takes a setting away.
     *
     * @param before the settings as they are
     */
    public static Map<String, String> broken(Map<String, String> changes, Map<String, String> before) {
        Map<String, String> broken = new TreeMap<>();
        changes.forEach((name, value) -> of(name).map(rule -> value.isBlank()
                        ? Optional.<String>empty()
                        : rule.check().broken(value))
                .orElseGet(() -> Optional.of("is no setting"))
                .ifPresent(sentence -> broken.put(name, sentence)));
        if (broken.isEmpty()) {
            Map<String, String> after = new HashMap<>(before);
            after.putAll(changes);
            broken.putAll(unlike(KEY, CERTIFICATE, changes, after));
            broken.putAll(unlike(GlobeSettings.KEY, GlobeSettings.CERTIFICATE, changes, after));
            broken.putAll(EboxAccounts.unlike(changes, after));
        }
        return broken;
    }

    /** What is wrong with a key and a certificate, of which one at least is changed, that do not belong together. */
    static Map<String, String> unlike(
            String keyName, String certificateName, Map<String, String> changes, Map<String, String> after) {
        String key = after.getOrDefault(keyName, "");
        String certificate = after.getOrDefault(certificateName, "");
        boolean isChanged = changes.containsKey(keyName) || changes.containsKey(certificateName);
        return !isChanged || key.isBlank() || certificate.isBlank()
                ? Map.of()
                : SettingCheck.pair(key, certificate)
                        .map(sentence -> Map.of(changes.containsKey(keyName) ? keyName : certificateName, sentence))
                        .orElse(Map.of());
    }
}
