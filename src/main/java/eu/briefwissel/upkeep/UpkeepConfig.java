package eu.briefwissel.upkeep;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the store is kept in order. */
@ConfigMapping(prefix = "briefwissel.upkeep")
interface UpkeepConfig {

    /** How often a process that carries the function fallback looks after the store, at most. */
    @WithDefault("1h")
    Duration every();

    /**
     * How often the daily run is made (BBK 1.7, FallbackEmailJob: 24 hours): what nobody fell back for, what waits for an
     * address, certificates that end, messages that are past their retention.
     */
    @WithDefault("24h")
    Duration dailyEvery();

    /** How long before a certificate ends the daily run begins to warn of it. */
    @WithDefault("30d")
    Duration warnBefore();

    /** For how many months after this one partitions are made ahead. */
    @WithDefault("2")
    int monthsAhead();
}
