package eu.briefwissel.channel.ebox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How this installation talks to both eBox operators; what differs by tenant stands in its settings. */
@ConfigMapping(prefix = "briefwissel.ebox")
interface EboxConfig {

    /** The longest one call of the connector lasts, tokens included. */
    @WithDefault("20s")
    Duration timeout();

    /** The longest a connection takes to stand. */
    @WithDefault("5s")
    Duration connectTimeout();

    /** The longest one asking for an access token lasts. */
    @WithDefault("5s")
    Duration tokenTimeout();
}
