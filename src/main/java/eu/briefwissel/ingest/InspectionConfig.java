package eu.briefwissel.ingest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;

/** Whether documents are looked into before a message goes on; only where the function {@code document} runs somewhere. */
@ConfigMapping(prefix = "briefwissel.inspection")
interface InspectionConfig {

    /** {@code briefwissel.inspection} itself. With {@code on} and no such function anywhere, messages with PDFs wait for ever. */
    @WithParentName
    @WithDefault("off")
    Inspection inspection();

    /** In these words. */
    enum Inspection {
        ON,
        OFF
    }
}
