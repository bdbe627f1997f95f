package eu.briefwissel.channel.email;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How this installation sends e-mail, beside the mail server itself, which stands in {@code quarkus.mailer}. */
@ConfigMapping(prefix = "briefwissel.email")
interface EmailConfig {

    /**
     * The longest one handing-over to the mail server lasts; what is not answered by then has an unknown outcome. Longer
     * than the 60 seconds after which the mail client gives a connection up, so that a server that cannot be reached is a
     * certain failure; shorter than the lease of the work.
     */
    @WithDefault("75s")
    Duration timeout();
}
