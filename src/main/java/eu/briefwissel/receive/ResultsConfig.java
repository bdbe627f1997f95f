package eu.briefwissel.receive;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How results are fetched, of messages that channels took to be processed. */
@ConfigMapping(prefix = "briefwissel.results")
interface ResultsConfig {

    /** How often the function fallback looks; {@code off}: never. On AWS its own schedule counts. */
    @WithDefault("1m")
    String every();

    /** For how long a process that looks keeps the others away, at most: longer than looking takes. */
    @WithDefault("5m")
    Duration lease();
}
