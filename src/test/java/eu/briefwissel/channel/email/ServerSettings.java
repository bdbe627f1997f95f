package eu.briefwissel.channel.email;

import io.vertx.ext.mail.StartTLSOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** A mail server of a test, on this machine. */
record ServerSettings(OptionalInt port, boolean tls, StartTLSOptions startTls)
        implements EmailConfig, EmailConfig.Server {

    static ServerSettings at(int port) {
        return new ServerSettings(OptionalInt.of(port), false, StartTLSOptions.DISABLED);
    }

    ServerSettings with(StartTLSOptions other) {
        return new ServerSettings(port, tls, other);
    }

    @Override
    public Duration timeout() {
        return Duration.ofSeconds(5);
    }

    @Override
    public EmailConfig.Server server() {
        return this;
    }

    @Override
    public String host() {
        return "127.0.0.1";
    }

    @Override
    public Optional<String> username() {
        return Optional.empty();
    }

    @Override
    public Optional<String> password() {
        return Optional.empty();
    }

    @Override
    public Optional<String> ownHostName() {
        return Optional.of("localhost");
    }

    @Override
    public Optional<Path> ca() {
        return Optional.empty();
    }

    @Override
    public int connections() {
        return 4;
    }
}
