package eu.briefwissel.channel.berichtenbox;

import eu.briefwissel.channel.wire.ClientCredentials;
import eu.briefwissel.channel.wire.Urls;
import eu.briefwissel.tenant.SettingCatalogue;
import eu.briefwissel.tenant.Settings;
import java.net.URI;
import java.util.Optional;

/** What a tenant's settings say of its account at the Berichtenbox; names and defaults as in the seed's table. */
record BbkAccount(URI base, ClientCredentials credentials) {

    /** A {@link eu.briefwissel.tenant.SettingMissing} where a credential is not set, or a URL is none. */
    static BbkAccount of(Settings settings) {
        URI base = Urls.base(settings, "logius_base_url", SettingCatalogue.LOGIUS_BASE_URL);
        return new BbkAccount(
                base,
                new ClientCredentials(
                        "berichtenbox " + settings.tenant(),
                        Urls.base(settings, "logius_token_url", SettingCatalogue.LOGIUS_TOKEN_URL)
                                .toString(),
                        settings.require("logius_client_id"),
                        settings.require("logius_client_secret"),
                        Optional.empty()));
    }
}
