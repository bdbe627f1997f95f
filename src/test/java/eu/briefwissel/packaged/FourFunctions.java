package eu.briefwissel.packaged;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Four processes beside a sandbox, each carrying one function, any of which can be killed and started again. */
final class FourFunctions implements AutoCloseable {

    static final List<String> FUNCTIONS = List.of("ingest", "publish", "webhook", "fallback");

    private final Map<String, Program> programs = new ConcurrentHashMap<>();
    private final SandboxBeside sandbox;
    private final Path directory;
    private final Map<String, String> settings;
    private final int ingestPort = SandboxBeside.freePort();

    private FourFunctions(SandboxBeside sandbox, Path directory, Map<String, String> settings) {
        this.sandbox = sandbox;
        this.directory = directory;
        this.settings = settings;
    }

    /** All four, ready; with these settings on top of the sandbox's. */
    static FourFunctions start(SandboxBeside sandbox, Path directory, Map<String, String> settings) {
        FourFunctions functions = new FourFunctions(sandbox, directory, settings);
        try {
            FUNCTIONS.forEach(functions::start);
            return functions;
        } catch (RuntimeException | Error e) {
            functions.close();
            throw e;
        }
    }

    int ingestPort() {
        return ingestPort;
    }

    Program ingest() {
        return program("ingest");
    }

    /** kill -9 to the process of this function. */
    void kill(String function) {
        program(function).kill();
    }

    /** Starts this function, and waits until it is ready. */
    void start(String function) {
        begin(function).run();
    }

    /** kill -9 to these, all at once, and starts them again, all at once; waits until they are ready. */
    void killAndStart(String... killed) {
        List.of(killed).forEach(this::kill);
        List.of(killed).stream().map(this::begin).toList().forEach(Runnable::run);
    }

    /** Starts this function; what is given back waits until it is ready. */
    private Runnable begin(String function) {
        int port = port(function);
        Program program = Program.gateway(function, directory, settingsOf(function, port));
        programs.put(function, program);
        return () -> program.await(function, new Gateway(port, sandbox.client("sender"))::isReady);
    }

    @Override
    public void close() {
        programs.values().forEach(Program::close);
    }

    private Program program(String function) {
        return Objects.requireNonNull(programs.get(function));
    }

    private int port(String function) {
        return switch (function) {
            case "ingest" -> ingestPort;
            case "webhook" -> sandbox.gatewayPort();
            default -> SandboxBeside.freePort();
        };
    }

    private Map<String, String> settingsOf(String function, int port) {
        Map<String, String> all = sandbox.gatewaySettings(port);
        all.putAll(settings);
        all.putAll(only(function));
        // That one is a JVM's, and not among these.
        all.put("BRIEFWISSEL_FUNCTION_DOCUMENT", "off");
        all.put("BRIEFWISSEL_INSPECTION", "off");
        return all;
    }

    /** The settings by which a process carries this function alone. */
    static Map<String, String> only(String function) {
        // What asks while a sender waits has no part in any letter's way.
        return Stream.concat(FUNCTIONS.stream(), Stream.of("reach"))
                .filter(other -> !other.equals(function))
                .collect(Collectors.toMap(
                        other -> "BRIEFWISSEL_FUNCTION_" + other.toUpperCase(Locale.ROOT), _ -> "off"));
    }
}
