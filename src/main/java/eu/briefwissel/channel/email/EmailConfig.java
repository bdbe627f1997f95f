package eu.briefwissel.channel.email;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.vertx.ext.mail.StartTLSOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** How this installation sends e-mail. */
@ConfigMapping(prefix = "briefwissel.email")
interface EmailConfig {

    /**
     * The longest one handing-over to the mail server lasts; what is not answered by then has an unknown outcome. Longer
     * than the 60 seconds after which the mail client gives a connection up, so that a server that cannot be reached is a
     * certain failure; shorter than the lease of the work.
     */
    @WithDefault("75s")
    Duration timeout();

    Server server();

    /** The mail server that takes all mails. Its certificate has to be of its name. */
    interface Server {

        @WithDefault("localhost")
        String host();

        /** 587 unless said, with {@code tls} 465. */
        OptionalInt port();

        /** Whether the connection is TLS from its first byte. */
        @WithDefault("false")
        boolean tls();

        /** Whether a connection becomes TLS before anything is said; {@code required}: no mail goes where it cannot. */
        @WithDefault("required")
        StartTLSOptions startTls();

        Optional<String> username();

        Optional<String> password();

        /** What we call ourselves (EHLO); the machine's own name unless said. */
        Optional<String> ownHostName();

        /** PEM file with whose certificates are trusted; those that Java trusts unless said. */
        Optional<Path> ca();

        /** How many mails are under way at once, each on a connection of its own. */
        @WithDefault("64")
        int connections();
    }
}
