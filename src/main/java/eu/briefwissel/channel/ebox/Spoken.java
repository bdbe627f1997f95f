package eu.briefwissel.channel.ebox;

import eu.briefwissel.tenant.Settings;

/** One kind of eBox in one version: what a connector speaks. */
record Spoken(Box box, EboxVersion version) {

    boolean isSpokenBy(Settings settings) {
        return EboxVersion.of(box, settings) == version;
    }

    String dialect() {
        return version.dialect(box);
    }
}
