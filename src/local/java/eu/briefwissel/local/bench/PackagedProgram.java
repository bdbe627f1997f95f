package eu.briefwissel.local.bench;

import eu.briefwissel.local.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A process of the packaged program, with its output in a file. */
final class PackagedProgram implements AutoCloseable {

    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final int LAST_LINES = 40;
    private static final long MOST_SECONDS_TO_STOP = 60;

    private final Process process;
    private final Path log;

    private PackagedProgram(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts it on this JDK, with the launcher's flags and what {@code JAVA_OPTS} adds.
     *
     * @param settings environment variables, beside those this process has
     * @param options more options for its JVM
     */
    static PackagedProgram start(Path log, Map<String, String> settings, List<String> options) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        Arrays.stream(System.getenv().getOrDefault("JAVA_OPTS", "").split(" +", -1))
                .filter(option -> !option.isEmpty())
                .forEach(command::add);
        command.addAll(options);
        command.addAll(List.of("-jar", JAR.toAbsolutePath().toString()));
        return launch(log, settings, command);
    }

    /** Starts another program in its place, such as the native binary. */
    static PackagedProgram launch(Path log, Map<String, String> settings, List<String> command) {
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(PackagedProgram::namesAnotherDatabase);
        builder.environment().putAll(settings);
        try {
            return new PackagedProgram(builder.start(), log);
        } catch (IOException e) {
            throw new StartRefused("The packaged program cannot be started: " + e.getMessage(), e);
        }
    }

    long pid() {
        return process.pid();
    }

    /** @throws StartRefused with the end of its log, where it ends or takes too long */
    void await(String what, BooleanSupplier isSo) {
        await(what, isSo, PAUSE);
    }

    void await(String what, BooleanSupplier isSo, Duration pause) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!isSo.getAsBoolean()) {
            if (!process.isAlive() || System.nanoTime() > until) {
                throw new StartRefused("Waited in vain for " + what + "; its log ends:\n" + endOfLog());
            }
            LockSupport.parkNanos(pause.toNanos());
        }
    }

    /**
     * Asks it to stop, and waits.
     *
     * @throws StartRefused with the end of its log, where it takes longer
     */
    void stop(Duration within) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new StartRefused("It has not stopped after " + within + "; its log ends:\n" + endOfLog());
        }
    }

    /** Asks it to stop, and kills it where it does not. May be repeated. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(MOST_SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** The figures are about the embedded server of the scratch directory. */
    private static boolean namesAnotherDatabase(String setting) {
        return setting.equals("BRIEFWISSEL_DATABASE_URL") || setting.startsWith("QUARKUS_DATASOURCE_");
    }

    private String endOfLog() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
