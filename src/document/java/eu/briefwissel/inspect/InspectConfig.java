package eu.briefwissel.inspect;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** How much is looked into at once. */
@ConfigMapping(prefix = "briefwissel.inspect")
interface InspectConfig {

    /**
     * How many bytes of messages, as they are stored, may be open at once; one that is larger goes alone. A sixteenth of the
     * memory unless set.
     */
    Optional<MemorySize> bytesOpen();
}
