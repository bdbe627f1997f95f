package eu.briefwissel.channel.wire;

import eu.briefwissel.tenant.SettingMissing;
import eu.briefwissel.tenant.Settings;
import java.net.URI;

/** Operators' addresses, as tenants set them. */
public final class Urls {

    private Urls() {}

    /** The URL that is set; a {@link SettingMissing} where it is not set, or not an absolute http or https URL. */
    public static URI base(Settings settings, String name) {
        return parse(name, settings.require(name));
    }

    /** The URL that is set, else {@code standard}. */
    public static URI base(Settings settings, String name, String standard) {
        return parse(name, settings.find(name).orElse(standard));
    }

    private static URI parse(String name, String text) {
        try {
            URI url = URI.create(text.strip().replaceFirst("/+$", ""));
            boolean usable = url.getHost() != null
                    && ("https".equals(url.getScheme()) || "http".equals(url.getScheme()))
                    && url.getQuery() == null
                    && url.getFragment() == null;
            if (usable) {
                return url;
            }
        } catch (IllegalArgumentException _) { // what is not a URL counts as not set
        }
        throw new SettingMissing(name);
    }
}
