package eu.briefwissel.publish;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** How much is handed over at once. */
@ConfigMapping(prefix = "briefwissel.publish")
interface PublishConfig {

    /**
     * How many bytes of letters, as they are stored, may be open at once in this process; a letter that is larger goes
     * alone. A sixteenth of the memory unless set: opened, encoded and sent, a letter is in memory several times.
     */
    Optional<MemorySize> bytesOpen();
}
