package eu.briefwissel.channel.berichtenbox;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How this installation talks to the Berichtenbox; what differs by tenant stands in its settings. */
@ConfigMapping(prefix = "briefwissel.berichtenbox")
public interface BerichtenboxConfig {

    /** The longest one call of the connector lasts, tokens included. */
    @WithDefault("20s")
    Duration timeout();

    /** The longest a connection takes to stand. */
    @WithDefault("5s")
    Duration connectTimeout();

    /** The longest one asking for an access token lasts. */
    @WithDefault("5s")
    Duration tokenTimeout();

    /** The largest webhook body that is read: 25 MB of attachments in base64, and room for the text. */
    @WithDefault("36M")
    MemorySize webhookLimit();
}
