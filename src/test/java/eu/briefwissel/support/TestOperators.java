package eu.briefwissel.support;

import eu.briefwissel.sandbox.Sandbox;
import eu.briefwissel.sandbox.SandboxSettings;
import eu.briefwissel.sandbox.Timing;
import eu.briefwissel.sandbox.event.Pace;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The sandbox operators, one for the whole run. Recipients read and reply when told to ({@code POST /sandbox/events}); the
 * times in requests are not compared with the sandbox's clock, since tests move the gateway's.
 */
@WithTestResource(value = TestOperators.class, scope = TestResourceScope.GLOBAL)
public class TestOperators implements QuarkusTestResourceLifecycleManager {

    /** The tenant that the operators send their webhooks to. */
    public static final String TENANT = "journey";

    private static final String PORT = "test.sandbox.port";
    private static final String SMTP = "test.sandbox.smtp-port";
    private static final String GATEWAY = "test.gateway.port";
    private static final Duration LATE_BY = Duration.ofSeconds(3);

    @Override
    public Map<String, String> start() {
        startOnce();
        Map<String, String> config = new HashMap<>();
        config.put(PORT, System.getProperty(PORT));
        config.put("quarkus.http.test-port", System.getProperty(GATEWAY));
        config.put("briefwissel.work.poll-every", "off");
        config.put("briefwissel.email.server.host", "localhost");
        config.put("briefwissel.email.server.start-tls", "disabled");
        config.put("briefwissel.email.server.own-host-name", "localhost");
        config.put("briefwissel.email.server.port", System.getProperty(SMTP));
        config.put("briefwissel.berichtenbox.timeout", "2s");
        config.put("briefwissel.ebox.timeout", "2s");
        config.put("briefwissel.callbacks.timeout", "2s");
        config.put("briefwissel.callbacks.plain-http", "true");
        config.put("briefwissel.callbacks.private-addresses", "true");
        // Clocks stand still and are set back here; the test of pauses has them.
        config.put("briefwissel.channel.pause", "0s");
        return config;
    }

    @Override
    public void stop() {
        // Kept for the next profile of this run; it ends with the process.
    }

    /** Where the operators are looked into and told what to do. */
    public static URI sandbox() {
        String port = Objects.requireNonNull(System.getProperty(PORT));
        return URI.create("http://localhost:" + port + "/sandbox");
    }

    /** Classes are loaded anew for each profile, so what was started is remembered where all of them look. */
    private static void startOnce() {
        if (System.getProperty(PORT) != null) {
            return;
        }
        try {
            int gateway = freePort();
            Sandbox sandbox = Sandbox.start(SandboxSettings.inMemory()
                    .withWebhookBase(URI.create("http://localhost:" + gateway + "/t/" + TENANT))
                    .withTiming(Timing.standard()
                            .withPace(Pace.byHand())
                            .withLateBy(LATE_BY)
                            .withTimestampTolerance(Duration.ZERO)));
            System.setProperty(PORT, String.valueOf(sandbox.httpPort()));
            System.setProperty(SMTP, String.valueOf(sandbox.smtpPort()));
            System.setProperty(GATEWAY, String.valueOf(gateway));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
