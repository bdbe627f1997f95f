package eu.briefwissel.channel.berichtenbox;

import eu.briefwissel.tenant.Settings;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which settings say what a tenant's client presents, and whom it trusts.
 *
 * @param key the setting with the key that belongs to the certificate
 * @param presents whether anything is presented (mutual TLS)
 * @param authorities the setting with the only authorities that are trusted; the system's where it is not set
 */
public record TlsChoice(String key, String certificate, Predicate<Settings> presents, String authorities) {

    /** Logius: the PKIoverheid certificate, where it is asked for. */
    public static final TlsChoice LOGIUS = new TlsChoice(
            "pki_key",
            "pki_cert",
            settings -> settings.find("logius_mtls").filter("on"::equals).isPresent(),
            "logius_ca");

    /** The tenant's own ebMS adapter: a certificate of its own, where there is one. */
    public static final TlsChoice ADAPTER = new TlsChoice(
            "globe.adapter_key",
            "globe.adapter_cert",
            settings -> settings.find("globe.adapter_cert").isPresent(),
            "globe.adapter_ca");

    /** The certificate that is presented; empty where none is. */
    public Optional<String> presented(Settings settings) {
        return presents.test(settings) ? settings.find(certificate) : Optional.empty();
    }
}
