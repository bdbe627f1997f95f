package eu.briefwissel.packaged;

import eu.briefwissel.packaged.ScaledToZero.Scale;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** The four functions beside a sandbox as {@code deployments/knative} has them: woken by calls and events, else not there. */
final class SmallKnative implements AutoCloseable {

    /** containerConcurrency and max-scale, the latter as much as two cores bear. */
    private static final Map<String, Scale> SCALES = Map.of(
            "ingest", new Scale(8, 2),
            "webhook", new Scale(8, 2),
            "publish", new Scale(1, 2),
            "fallback", new Scale(16, 1));

    private final Map<String, ScaledToZero> functions = new ConcurrentHashMap<>();
    private final SandboxBeside sandbox;
    private final Path directory;
    private final int brokerPort = SandboxBeside.freePort();
    private final Eventing eventing;

    private SmallKnative(SandboxBeside sandbox, Path directory) {
        this.sandbox = sandbox;
        this.directory = directory;
        SCALES.forEach((function, scale) ->
                functions.put(function, ScaledToZero.at(frontPort(function), scale, port -> begin(function, port))));
        this.eventing = Eventing.start(
                brokerPort, of("publish").address(), of("fallback").address());
    }

    /** No process at first. */
    static SmallKnative start(SandboxBeside sandbox, Path directory) {
        return new SmallKnative(sandbox, directory);
    }

    ScaledToZero of(String function) {
        return Objects.requireNonNull(functions.get(function));
    }

    /** How many wake-ups were sent. */
    int wakeUps() {
        return eventing.taken();
    }

    List<Throwable> failures() {
        return functions.values().stream()
                .flatMap(function -> function.failures().stream())
                .toList();
    }

    @Override
    public void close() {
        eventing.close();
        functions.values().forEach(ScaledToZero::close);
    }

    private int frontPort(String function) {
        return function.equals("webhook") ? sandbox.gatewayPort() : 0;
    }

    private Pod begin(String function, int port) {
        Map<String, String> settings = sandbox.gatewaySettings(port);
        settings.putAll(FourFunctions.only(function));
        settings.putAll(wokenByEvents("http://localhost:" + brokerPort + "/"));
        Program program = Program.gateway(function, directory, settings);
        return new Pod(program, port, new Gateway(port, sandbox.client("sender"))::isReady);
    }

    /** The settings of a process that events wake, and nothing else. */
    static Map<String, String> wokenByEvents(String broker) {
        return Map.of("BRIEFWISSEL_WORK_POLL_EVERY", "off", "BRIEFWISSEL_QUEUE", "broker", "K_SINK", broker);
    }
}
