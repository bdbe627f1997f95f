package eu.briefwissel.function.event;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How a call that brings an event keeps within its time. */
@ConfigMapping(prefix = "briefwissel.event")
public interface EventConfig {

    /**
     * How long after its arrival another batch may be begun; with the longest batch it has to end within the time that the
     * broker and the service give a call.
     */
    @WithDefault("60s")
    Duration patience();
}
