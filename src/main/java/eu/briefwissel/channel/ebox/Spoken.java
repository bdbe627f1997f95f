package eu.briefwissel.channel.ebox;

import eu.briefwissel.tenant.SenderSettings;
import eu.briefwissel.tenant.Settings;

/** One kind of eBox in one version: what a connector speaks. */
record Spoken(Box box, EboxVersion version) {

    boolean isSpokenBy(Settings settings) {
        return EboxVersion.of(box, settings) == version;
    }

    /** Both environments have a dialect of their own: what is in doubt in one is not repeated in the other. */
    String dialect(Settings settings) {
        String spoken = version.dialect(box);
        return SenderSettings.isProduction(box.channel(), settings) ? spoken : spoken + SenderSettings.TEST_ENVIRONMENT;
    }
}
