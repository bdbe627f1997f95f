package eu.briefwissel.channel.berichtenbox.globe;

import eu.briefwissel.channel.wire.Urls;
import eu.briefwissel.tenant.SettingCatalogue;
import eu.briefwissel.tenant.SettingMissing;
import eu.briefwissel.tenant.SettingRule;
import eu.briefwissel.tenant.Settings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * What a tenant's settings say of its account. Never printed.
 *
 * @param adapter ends in {@code /service/rest/v19}
 * @param authorization of the adapter; empty where it asks for none
 * @param settings which also say what is presented to it, and who may vouch for it
 */
record GlobeAccount(String oin, URI adapter, Optional<String> authorization, Cpa cpa, Settings settings) {

    private static final String MESSAGE_TYPE = "globe.message_type";
    private static final String PARTY = "urn:osb:oin:";

    /** What the CPA that Logius made calls its two parties, and what they do. */
    record Cpa(String id, Party from, Party to, String service) {}

    record Party(String id, String role) {}

    /** A {@link SettingMissing} where something is not set, or a URL is none. */
    static GlobeAccount of(Settings settings) {
        String oin = settings.require("globe.oin");
        Cpa cpa = new Cpa(
                settings.require("globe.cpa_id"),
                new Party(settings.find("globe.from_party_id").orElse(PARTY + oin), set(settings, "globe.from_role")),
                new Party(set(settings, "globe.to_party_id"), set(settings, "globe.to_role")),
                set(settings, "globe.service"));
        return new GlobeAccount(oin, Urls.base(settings, "globe.adapter_url"), basic(settings), cpa, settings);
    }

    /** The BerichtType of the sender's kind of message: its own, else the one for all, else its very name. */
    static String messageType(Settings settings, String messageType) {
        return settings.find(MESSAGE_TYPE + "." + messageType.toLowerCase(Locale.ROOT))
                .or(() -> settings.find(MESSAGE_TYPE))
                .orElse(messageType);
    }

    /** RFC 7617. */
    private static Optional<String> basic(Settings settings) {
        return settings.find("globe.adapter_user").map(user -> {
            String pair = user + ":" + settings.require("globe.adapter_password");
            return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        });
    }

    private static String set(Settings settings, String name) {
        return settings.find(name)
                .or(() -> SettingCatalogue.of(name).flatMap(SettingRule::standard))
                .orElseThrow(() -> new SettingMissing(name));
    }

    @Override
    public String toString() {
        return "globe account: redacted";
    }
}
