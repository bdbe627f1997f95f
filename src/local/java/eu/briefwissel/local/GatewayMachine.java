package eu.briefwissel.local;

import eu.briefwissel.function.LocalMachine;
import eu.briefwissel.sandbox.Sandbox;
import eu.briefwissel.sandbox.SandboxSettings;
import eu.briefwissel.sandbox.Timing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * One machine, everything on it: the data directory, PostgreSQL, the sandbox operators. What it starts with is told to the
 * gateway as settings, each used only where nothing else sets it.
 */
public final class GatewayMachine implements LocalMachine {

    /** Longer than the time-out that a gateway here has for its operators, so that a late answer comes too late. */
    private static final Duration LATE_BY = Duration.ofSeconds(6);

    private static @Nullable GatewayMachine running;

    private @Nullable DataDirectory data;
    private @Nullable LocalDatabase database;
    private @Nullable Sandbox sandbox;
    private @Nullable SandboxClients clients;
    private Map<String, String> settings = Map.of();

    /** The one that this process was started with; empty where it was started without. */
    static Optional<GatewayMachine> running() {
        return Optional.ofNullable(running);
    }

    @Override
    public Map<String, String> start() {
        Config config = ConfigProvider.getConfig();
        LocalSettings local = LocalSettings.from(config);
        try {
            DataDirectory directory = DataDirectory.open(local.data());
            data = directory;
            LocalDatabase opened = LocalDatabase.open(directory, local);
            database = opened;
            Sandbox operators = Sandbox.start(sandboxSettings(config, directory));
            sandbox = operators;
            running = this;
            SandboxClients known = SandboxClients.keptIn(directory.path(), SandboxTenant.ID);
            clients = known;
            settings = gatewaySettings(directory, opened, operators);
            settings.put("briefwissel.provisioning.secret", known.provisioner().clientSecret());
            return isAlone(config) ? without(settings) : settings;
        } catch (StartRefused e) {
            close();
            System.err.println(e.getMessage());
            System.exit(1);
            throw e;
        } catch (IOException e) {
            close();
            throw new UncheckedIOException("the sandbox operators cannot be started", e);
        }
    }

    /** What a gateway needs to be told in order to work with this machine. */
    Map<String, String> settings() {
        return settings;
    }

    DataDirectory data() {
        return Objects.requireNonNull(data);
    }

    /** The sandbox tenant's clients, and the provisioner. */
    SandboxClients clients() {
        return Objects.requireNonNull(clients);
    }

    Sandbox sandbox() {
        return Objects.requireNonNull(sandbox);
    }

    /** The sandbox tenant's settings: its account at the operators, where gateways elsewhere reach them. */
    Map<String, String> account() {
        var elsewhere = ConfigProvider.getConfig().getOptionalValue("briefwissel.sandbox.address", String.class);
        Map<String, String> all =
                new HashMap<>(elsewhere.map(sandbox()::account).orElseGet(sandbox()::account));
        all.putAll(elsewhere.map(sandbox()::eboxEventsAccount).orElseGet(sandbox()::eboxEventsAccount));
        return all;
    }

    @Override
    public void close() {
        try {
            if (sandbox != null) {
                sandbox.close();
            }
        } catch (IOException e) {
            System.err.println("the sandbox operators did not stop cleanly: " + e);
        }
        if (database != null) {
            database.close();
        }
        if (data != null) {
            data.close();
        }
    }

    /** Beside functions that run elsewhere: no route, no work and no timer of the gateway's own. */
    private static Map<String, String> without(Map<String, String> settings) {
        Map<String, String> alone = new TreeMap<>(settings);
        List.of("ingest", "reach", "publish", "webhook", "fallback", "document")
                .forEach(function -> alone.put("briefwissel.function." + function, "off"));
        alone.put("quarkus.http.host-enabled", "false");
        return alone;
    }

    /** Started by {@code ./briefwissel sandbox}. */
    private static boolean isAlone(Config config) {
        return config.getOptionalValue("briefwissel.local.alone", Boolean.class).orElse(false);
    }

    private static SandboxSettings sandboxSettings(Config config, DataDirectory directory) {
        int http = config.getOptionalValue("briefwissel.sandbox.port", Integer.class)
                .orElse(8090);
        int smtp = config.getOptionalValue("briefwissel.sandbox.smtp-port", Integer.class)
                .orElse(8025);
        int gateway =
                config.getOptionalValue("quarkus.http.port", Integer.class).orElse(8080);
        Duration latency = config.getOptionalValue("briefwissel.sandbox.latency", Duration.class)
                .orElse(Duration.ZERO);
        URI webhooks = config.getOptionalValue("briefwissel.sandbox.webhooks-to", URI.class)
                .orElse(URI.create("http://localhost:" + gateway + "/t/" + SandboxTenant.ID));
        return SandboxSettings.in(directory.path().resolve("sandbox"))
                .withPorts(http, smtp)
                .withWebhookBase(webhooks)
                .withTiming(Timing.standard().withLateBy(LATE_BY).withLatency(latency));
    }

    private static Map<String, String> gatewaySettings(
            DataDirectory directory, LocalDatabase database, Sandbox sandbox) {
        Login login = database.application();
        Map<String, String> settings = new TreeMap<>(SandboxPace.SETTINGS);
        settings.put("quarkus.datasource.reactive.url", database.reactiveUrl());
        settings.put("quarkus.datasource.username", login.user());
        settings.put("quarkus.datasource.password", login.password());
        settings.put("briefwissel.store.master-key", Base64.getEncoder().encodeToString(directory.masterKey()));
        settings.put("briefwissel.function.default-tenant", SandboxTenant.ID);
        settings.put("briefwissel.email.server.host", "localhost");
        settings.put("briefwissel.email.server.own-host-name", "localhost");
        settings.put("briefwissel.email.server.start-tls", "disabled");
        settings.put("briefwissel.email.server.port", String.valueOf(sandbox.smtpPort()));
        return settings;
    }
}
