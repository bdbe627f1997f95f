package eu.briefwissel.channel.ebox;

import eu.briefwissel.channel.wire.ClientCredentials;
import eu.briefwissel.channel.wire.Urls;
import eu.briefwissel.tenant.Settings;
import java.net.URI;
import java.util.Locale;

/**
 * What a tenant's settings say of its account at an operator.
 *
 * @param base ends in {@code /messageRegistry/v3}, or in {@code /v2} where the operator is on 2.1
 * @param organisation the sender's KBO number
 */
record EboxAccount(URI base, String organisation, String application, ClientCredentials credentials) {

    /** A {@link eu.briefwissel.tenant.SettingMissing} where something is not set, or a URL is none. */
    static EboxAccount of(Box box, Settings settings) {
        ClientCredentials credentials = new ClientCredentials(
                box.channel().wireName() + " " + settings.tenant(),
                Urls.base(settings, box.setting("token_url")).toString(),
                settings.require(box.setting("client_id")),
                settings.require(box.setting("client_secret")),
                settings.find(box.setting("scope")));
        return new EboxAccount(
                Urls.base(settings, box.setting("base_url")),
                settings.require(box.setting("sender_organisation_id")),
                settings.require(box.setting("sender_application_id")),
                credentials);
    }

    /** The operator's id for the sender's kind of message: its own mapping, else the one for all. */
    static String messageTypeId(Box box, Settings settings, String messageType) {
        String mapped = box.setting("message_type_id." + messageType.toLowerCase(Locale.ROOT));
        return settings.find(mapped).orElseGet(() -> settings.require(box.setting("message_type_id")));
    }
}
