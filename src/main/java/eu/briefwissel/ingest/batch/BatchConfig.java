package eu.briefwissel.ingest.batch;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What an upload of a batch may be. */
@ConfigMapping(prefix = "briefwissel.batch")
interface BatchConfig {

    /** How many lines a batch has at most. */
    @WithDefault("1000000")
    int mostLines();

    /** How long a line is at most; a longer one is refused. A submission by itself may have 36 MB. */
    @WithDefault("2M")
    MemorySize longestLine();

    /** How many lines of one upload are taken in at once. */
    @WithDefault("512")
    int linesAtOnce();

    /** How much of one upload is in memory at once: the lines that are taken in, save that one always fits. */
    @WithDefault("1M")
    MemorySize bytesAtOnce();
}
