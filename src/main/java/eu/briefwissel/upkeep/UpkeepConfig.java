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

    /** For how many months after this one partitions are made ahead. */
    @WithDefault("2")
    int monthsAhead();
}
