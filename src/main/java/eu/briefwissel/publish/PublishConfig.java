package eu.briefwissel.publish;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How much is handed over at once, and how operators are spared. */
@ConfigMapping(prefix = "briefwissel.publish")
interface PublishConfig {

    /**
     * How many bytes of letters, as they are stored, may be open at once in this process; a letter that is larger goes
     * alone. A sixteenth of the memory unless set: opened, encoded and sent, a letter is in memory several times.
     */
    Optional<MemorySize> bytesOpen();

    /**
     * For how long an operator that takes nothing now is called no more, where it does not say; doubled each time that the
     * call after it ends alike. {@code 0s}: operators are never spared.
     */
    @WithDefault("1s")
    Duration pause();

    /** The longest of these pauses; what an operator asks for may be longer. */
    @WithDefault("5m")
    Duration longestPause();
}
