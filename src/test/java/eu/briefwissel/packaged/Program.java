package eu.briefwissel.packaged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * One process of the packaged program, with its output in a file. A gateway is the native binary that the system property
 * {@value #BINARY} names, and the jar where it names none; what stands beside it is always the jar.
 */
final class Program implements AutoCloseable {

    private static final String BINARY = "briefwissel.packaged.binary";

    private static final Path JAR =
            Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Process process;
    private final Path log;

    private Program(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts a gateway with these settings, in a directory of its own. The options, -D…, are of the process, not of a JVM. */
    static Program gateway(String name, Path directory, Map<String, String> environment, String... options) {
        Optional<Path> binary = binary();
        if (binary.isEmpty()) {
            return jar(name, directory, environment, options);
        }
        List<String> command = new ArrayList<>(List.of(binary.get().toString()));
        command.addAll(List.of(options));
        return start(name, directory, environment, command);
    }

    /** The native binary that is tested; empty where it is the jar. */
    static Optional<Path> binary() {
        return Optional.of(System.getProperty(BINARY, ""))
                .filter(name -> !name.isEmpty())
                .map(name -> Path.of(name).toAbsolutePath());
    }

    /** Starts the jar with these settings, in a directory of its own. */
    static Program jar(String name, Path directory, Map<String, String> environment, String... options) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m"));
        command.addAll(List.of(options));
        command.addAll(List.of("-jar", JAR.toString()));
        return start(name, directory, environment, command);
    }

    /** Starts any program. */
    static Program start(String name, Path directory, Map<String, String> environment, List<String> command) {
        return start(directory.resolve(name + ".log"), directory, environment, command);
    }

    /** Starts any program in a directory, with its output in a file that may lie elsewhere. */
    static Program start(Path log, Path directory, Map<String, String> environment, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            return new Program(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it is so; fails with the end of the log where the process dies or patience runs out. */
    void await(String what, BooleanSupplier isSo) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!isSo.getAsBoolean()) {
            if (!process.isAlive() || System.nanoTime() > until) {
                throw new AssertionError("waited in vain for " + what + "\n" + log());
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Has this done when the process ends; at once where it has. */
    void onExit(Runnable then) {
        var _ = process.onExit().thenRun(then);
    }

    /** kill -9: nothing of it runs on. */
    void kill() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** SIGTERM; returns at once. */
    void terminate() {
        process.destroy();
    }

    /** What it ended with, once it has ended by itself. */
    int exitCode(Duration within) {
        try {
            if (!process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("still running after " + within + "\n" + log());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** SIGTERM, and kill -9 where it does not stop. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The end of what it printed. */
    String log() {
        List<String> lines = output();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
    }

    /** All that it printed. */
    List<String> output() {
        try {
            return Files.readAllLines(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
