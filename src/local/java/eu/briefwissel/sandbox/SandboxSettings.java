package eu.briefwissel.sandbox;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a sandbox is started.
 *
 * @param httpPort port of the operators, on loopback; 0 for any that is free
 * @param smtpPort port of the mail server, on loopback; 0 for any that is free
 * @param directory where the journal, keys and secrets are kept; null for in memory, gone at the end
 * @param webhookBase where the gateway listens for webhooks; null where that is not known yet
 */
public record SandboxSettings(
        int httpPort,
        int smtpPort,
        @Nullable Path directory,
        @Nullable URI webhookBase,
        Timing timing) {

    /** Any free ports, nothing kept, standard time. */
    public static SandboxSettings inMemory() {
        return new SandboxSettings(0, 0, null, null, Timing.standard());
    }

    /** Any free ports, kept in this directory, standard time. */
    public static SandboxSettings in(Path directory) {
        return new SandboxSettings(0, 0, directory, null, Timing.standard());
    }

    public SandboxSettings withPorts(int http, int smtp) {
        return new SandboxSettings(http, smtp, directory, webhookBase, timing);
    }

    public SandboxSettings withWebhookBase(URI base) {
        return new SandboxSettings(httpPort, smtpPort, directory, base, timing);
    }

    public SandboxSettings withTiming(Timing other) {
        return new SandboxSettings(httpPort, smtpPort, directory, webhookBase, other);
    }
}
