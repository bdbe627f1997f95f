package eu.briefwissel.channel;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The connectors alone: no database, no timers, a clock moved by hand, short time-outs. */
public class ConnectorProfile implements QuarkusTestProfile {

    /** How long a call may take in these tests. */
    public static final String TIMEOUT = "5s";

    /** All that wants a database. */
    private static final String OTHER_ROOMS = Stream.of(
                    "store",
                    "queue",
                    "work",
                    "ingest",
                    "inspect",
                    "resolve",
                    "publish",
                    "receive",
                    "fallback",
                    "trace",
                    "upkeep",
                    "onboarding",
                    "function",
                    "console",
                    "local",
                    "support",
                    "journey")
            .map(room -> "eu.briefwissel." + room + ".**")
            .collect(Collectors.joining(","));

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> config = new HashMap<>();
        config.put("quarkus.arc.exclude-types", OTHER_ROOMS);
        config.put("quarkus.devservices.enabled", "false");
        config.put("quarkus.datasource.active", "false");
        config.put("quarkus.hibernate-orm.active", "false");
        config.put("quarkus.scheduler.enabled", "false");
        config.put("quarkus.http.test-port", "0");
        config.put("briefwissel.email.server.host", "127.0.0.1");
        config.put("briefwissel.email.server.port", Integer.toString(freePort()));
        config.put("briefwissel.email.server.start-tls", "disabled");
        // Else the first mail waits for the machine's own name to be looked up.
        config.put("briefwissel.email.server.own-host-name", "localhost");
        config.put("briefwissel.berichtenbox.timeout", TIMEOUT);
        config.put("briefwissel.ebox.timeout", TIMEOUT);
        config.put("briefwissel.email.timeout", TIMEOUT);
        return config;
    }

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(HandClock.class);
    }

    /** The database and the operators of the journeys, which would also set the mail server. */
    @Override
    public boolean disableGlobalTestResources() {
        return true;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
