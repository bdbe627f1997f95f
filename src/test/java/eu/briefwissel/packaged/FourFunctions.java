package eu.briefwissel.packaged;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Four processes beside a sandbox, each carrying one function, any of which can be killed and started again. */
final class FourFunctions implements AutoCloseable {

    private static final List<String> FUNCTIONS = List.of("ingest", "publish", "webhook", "fallback");

    private final Map<String, Program> programs = new HashMap<>();
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
        int port = port(function);
        Program program = Program.gateway(function, directory, settingsOf(function, port));
        programs.put(function, program);
        program.await(function, new Gateway(port, sandbox.client("sender"))::isReady);
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
        FUNCTIONS.stream()
                .filter(other -> !other.equals(function))
                .forEach(other -> all.put("BRIEFWISSEL_FUNCTION_" + other.toUpperCase(Locale.ROOT), "off"));
        return all;
    }
}
