package eu.briefwissel.channel.berichtenbox;

import eu.briefwissel.tenant.SettingCatalogue;
import eu.briefwissel.tenant.Settings;
import java.util.Locale;

/** The two interfaces by which letters come into the Berichtenbox; a tenant uses one of them. */
public enum Dialect {
    /** As the seed describes it: BBK 1.7. */
    BBK,
    /** As Logius runs it: GLOBE, through an ebMS adapter. */
    GLOBE;

    /** The name in the database. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The tenant's. */
    public static Dialect of(Settings settings) {
        return settings.find(SettingCatalogue.BERICHTENBOX_DIALECT)
                        .filter(SettingCatalogue.GLOBE::equals)
                        .isPresent()
                ? GLOBE
                : BBK;
    }
}
