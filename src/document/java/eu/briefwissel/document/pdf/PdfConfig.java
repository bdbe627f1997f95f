package eu.briefwissel.document.pdf;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** The processes that look into PDFs. */
@ConfigMapping(prefix = "briefwissel.pdf")
interface PdfConfig {

    /** How many there are at most; half as many as there are processors unless set, at least one. */
    Optional<Integer> processes();

    /** The memory for objects that each has; what takes more is refused as too complex. */
    @WithDefault("256M")
    MemorySize memory();

    /** The longest that a look into one document may take. */
    @WithDefault("15s")
    Duration within();

    /** A process that was not asked for so long ends. */
    @WithDefault("5m")
    Duration idle();
}
