package eu.briefwissel.channel.berichtenbox.globe;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How this installation deals with the dialect {@code globe}; how long calls last is said for both dialects together. */
@ConfigMapping(prefix = "briefwissel.globe")
interface GlobeConfig {

    /** How long a result may take before the delivery is held for want of one. */
    @WithDefault("24h")
    Duration resultWithin();

    /** How many results, and how many events, are fetched at most each time that the adapter is asked. */
    @WithDefault("200")
    int mostResults();
}
