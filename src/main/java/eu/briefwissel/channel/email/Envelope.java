package eu.briefwissel.channel.email;

import eu.briefwissel.tenant.SettingMissing;
import eu.briefwissel.tenant.Settings;

/**
 * From whom to whom. Personal, never printed.
 *
 * @param organisation the name shown to the reader
 */
record Envelope(String organisation, MailAddress from, MailAddress to) {

    private static final String FROM = "berichtenbox_fallback_from";

    /** A {@link SettingMissing} where the tenant's from-address is not set, or is none. */
    static Envelope of(Settings settings, MailAddress to) {
        MailAddress from = MailAddress.parse(settings.require(FROM)).orElseThrow(() -> new SettingMissing(FROM));
        return new Envelope(settings.displayName(), from, to);
    }

    @Override
    public String toString() {
        return "envelope:redacted";
    }
}
