package eu.briefwissel.local.bench;

import eu.briefwissel.local.DeletedTree;
import eu.briefwissel.local.EnvironmentFile;
import eu.briefwissel.local.PrintToken;
import eu.briefwissel.local.SandboxClients.Client;
import eu.briefwissel.local.StartRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;

/**
 * The directory a benchmark works in, on the disk this program stands on, and the processes that work in it. Closing it, or
 * ending this process, stops them and removes it.
 */
final class Scratch implements AutoCloseable {

    private final Path directory;
    private final boolean isKept;
    private final Deque<PackagedProgram> programs = new ArrayDeque<>();
    private final Thread atTheEnd = new Thread(this::clear, "bench-clear");

    private Scratch(Path directory, boolean isKept) {
        this.directory = directory;
        this.isKept = isKept;
    }

    /** @param keep where everything stays afterwards; a new directory below {@code target}, removed at the end, unless given */
    static Scratch open(Optional<Path> keep) {
        try {
            Path directory = keep.isPresent()
                    ? Files.createDirectories(keep.get().toAbsolutePath())
                    : Files.createTempDirectory(Path.of("target").toAbsolutePath(), "bench-");
            directory.toFile().setExecutable(true, false); // PostgreSQL may have to pass as another user
            var scratch = new Scratch(directory, keep.isPresent());
            Files.deleteIfExists(scratch.settingsFile()); // an earlier run's
            Runtime.getRuntime().addShutdownHook(scratch.atTheEnd);
            return scratch;
        } catch (IOException e) {
            throw new StartRefused("There is no place for the benchmark's data: " + e, e);
        }
    }

    Path data() {
        return directory.resolve("data");
    }

    PackagedProgram start(String name, Map<String, String> settings, String... options) {
        var program = PackagedProgram.start(directory.resolve(name + ".log"), settings, Arrays.asList(options));
        synchronized (programs) {
            programs.push(program);
        }
        return program;
    }

    /** Where a process that somebody else starts and stops writes its output. */
    Path log(String name) {
        return directory.resolve(name + ".log");
    }

    /** A file for pgbench. */
    Path write(String name, String text) {
        try {
            return Files.writeString(directory.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The settings for what runs beside the gateway: written when it, or the sandbox alone, is ready. */
    Optional<Map<String, String>> settings() {
        try {
            Path file = settingsFile();
            return Files.exists(file) ? Optional.of(EnvironmentFile.read(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Client sender() {
        return PrintToken.client(data(), "sender");
    }

    @Override
    public void close() {
        clear();
        Runtime.getRuntime().removeShutdownHook(atTheEnd);
    }

    private Path settingsFile() {
        return data().resolve("sandbox.env");
    }

    /** The newest first: the database goes after those that use it. */
    private void clear() {
        synchronized (programs) {
            while (!programs.isEmpty()) {
                programs.pop().close();
            }
        }
        if (!isKept) {
            try {
                removePostgres();
                DeletedTree.at(directory);
            } catch (IOException e) {
                System.err.println("The benchmark's data are still in " + directory + ": " + e);
            }
        }
    }

    /** Where PostgreSQL's user could not reach the data directory there is a link to a folder elsewhere. */
    private void removePostgres() throws IOException {
        Path postgres = data().resolve("postgres");
        if (Files.isSymbolicLink(postgres)) {
            DeletedTree.at(postgres.toRealPath());
        }
    }
}
