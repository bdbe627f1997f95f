package eu.briefwissel.channel.ebox;

import eu.briefwissel.channel.wire.ClientCredentials;
import eu.briefwissel.channel.wire.ClientCredentials.Proof;
import eu.briefwissel.channel.wire.Urls;
import eu.briefwissel.crypto.RsaCertificate;
import eu.briefwissel.crypto.UnusableKey;
import eu.briefwissel.tenant.Settings;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What a tenant's settings say of its account at an operator.
 *
 * @param base ends in {@code /messageRegistry/v3}, or in {@code /v2} where the operator is on 2.1
 * @param organisation the sender's KBO number
 */
record EboxAccount(URI base, String organisation, String application, ClientCredentials credentials) {

    private static final String KEY = "pki_key";
    private static final String CERTIFICATE = "pki_cert";

    /** A {@link eu.briefwissel.tenant.SettingMissing} where something is not set, or a URL is none. */
    static EboxAccount of(Box box, Settings settings) {
        return new EboxAccount(
                Urls.base(settings, box.setting("base_url")),
                settings.require(box.setting("sender_organisation_id")),
                settings.require(box.setting("sender_application_id")),
                credentials(box, settings));
    }

    /** What its tokens are asked with, whatever for. */
    static ClientCredentials credentials(Box box, Settings settings) {
        String tokenUrl = Urls.base(settings, box.setting("token_url")).toString();
        return new ClientCredentials(
                box.channel().wireName() + " " + settings.tenant(),
                tokenUrl,
                settings.require(box.setting("client_id")),
                proof(box, settings, tokenUrl),
                settings.find(box.setting("scope")));
    }

    /** RSZ: the enterprise's certificate. BOSA: the secret that comes with the client id. */
    private static Proof proof(Box box, Settings settings, String tokenUrl) {
        boolean hasCertificate = settings.find(box.setting(KEY))
                .or(() -> settings.find(box.setting(CERTIFICATE)))
                .isPresent();
        return hasCertificate
                ? new Proof.ByKey(
                        settings.require(box.setting(KEY)),
                        settings.require(box.setting(CERTIFICATE)),
                        settings.find(box.setting("audience")).orElseGet(() -> EboxAssumptions.audience(tokenUrl)))
                : new Proof.BySecret(settings.require(box.setting("client_secret")));
    }

    /** Until when the certificate is valid; empty where there is none, or none that can be read. */
    static Optional<Instant> certificateEnd(Box box, Settings settings) {
        try {
            return settings.find(box.setting(CERTIFICATE))
                    .map(pem -> RsaCertificate.parse(pem).validUntil());
        } catch (UnusableKey _) { // is told where it is set
            return Optional.empty();
        }
    }

    /** The operator's id for the sender's kind of message: its own mapping, else the one for all. */
    static String messageTypeId(Box box, Settings settings, String messageType) {
        String mapped = box.setting("message_type_id." + messageType.toLowerCase(Locale.ROOT));
        return settings.find(mapped).orElseGet(() -> settings.require(box.setting("message_type_id")));
    }
}
