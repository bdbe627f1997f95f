package eu.briefwissel.channel.email;

import io.vertx.core.net.PemTrustOptions;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.StartTLSOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.mail.MailClient;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The client of the installation's mail server. */
@Singleton
class MailServer {

    /** RFC 8314 section 3.3. */
    private static final int SUBMISSIONS = 465;

    /** RFC 6409 section 3.1. */
    private static final int SUBMISSION = 587;

    @Produces
    @Singleton
    MailClient client(Vertx vertx, EmailConfig config) {
        return MailClient.create(vertx, options(config.server()));
    }

    void close(@Disposes MailClient client) {
        client.closeAndForget();
    }

    /**
     * A kept connection that the mail server closes under a mail leaves its outcome unknown, and no mail is sent twice: so
     * every mail has a connection of its own.
     */
    static MailConfig options(EmailConfig.Server server) {
        MailConfig options = new MailConfig()
                .setHostname(server.host())
                .setPort(server.port().orElse(server.tls() ? SUBMISSIONS : SUBMISSION))
                .setSsl(server.tls())
                .setStarttls(server.tls() ? StartTLSOptions.DISABLED : server.startTls())
                .setHostnameVerificationAlgorithm("HTTPS")
                .setKeepAlive(false)
                .setMaxPoolSize(server.connections());
        options.setMetricsName("mail");
        server.username().ifPresent(options::setUsername);
        server.password().ifPresent(options::setPassword);
        server.ownHostName().ifPresent(options::setOwnHostname);
        server.ca().ifPresent(path -> options.setTrustOptions(new PemTrustOptions().addCertPath(path.toString())));
        return options;
    }
}
