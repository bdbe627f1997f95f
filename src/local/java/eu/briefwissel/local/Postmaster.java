package eu.briefwissel.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The server process of one cluster. It outlives a JVM that is killed, so starting first looks for one that was left
 * behind and shuts it down.
 */
record Postmaster(Cluster cluster) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LINGERING = Duration.ofSeconds(15);
    private static final Duration PAUSE = Duration.ofMillis(20);

    /** @throws StartRefused with what PostgreSQL said where it does not come up */
    void start() throws IOException {
        long deadline = System.nanoTime() + LINGERING.toNanos();
        StartAttempt attempt = attempt();
        while (attempt.meetsLingeringBackends() && System.nanoTime() < deadline) {
            pause();
            attempt = attempt();
        }
        if (!attempt.succeeded()) {
            throw new StartRefused("PostgreSQL did not start: " + attempt.said());
        }
    }

    /**
     * Fast shutdown: sessions end, everything is written, the cluster is closed cleanly. Where that takes too long it
     * stops at once, which loses nothing either: the next start replays its log.
     */
    void stop() throws IOException {
        var running = running();
        if (running.isEmpty()) {
            Files.deleteIfExists(pidFile()); // stale: the machine went down, or the postmaster was killed
            return;
        }
        long pid = running.get().pid();
        signal("INT", pid);
        if (!within(PATIENCE, () -> !serves(running.get()))) {
            signal("QUIT", pid);
            if (!within(PATIENCE, () -> !serves(running.get()))) {
                throw new StartRefused("PostgreSQL (process " + pid + ") does not stop; end it by hand.");
            }
        }
    }

    /** The process that the cluster names, where it really serves this cluster. */
    private Optional<ProcessHandle> running() {
        try {
            String pid = Files.readString(pidFile()).lines().findFirst().orElse("");
            return ProcessHandle.of(Long.parseLong(pid.strip())).filter(this::serves);
        } catch (IOException | NumberFormatException _) {
            return Optional.empty(); // no file, or one cut short: nobody is running
        }
    }

    /**
     * After a restart of the machine or container its number may be another program's, which must neither be killed nor
     * stand in the way. One that ended but was not collected has no command line any more.
     */
    private boolean serves(ProcessHandle process) {
        return process.isAlive()
                && process.info()
                        .commandLine()
                        .filter(words -> words.contains("postgres")
                                && words.contains(cluster.directory().toString()))
                        .isPresent();
    }

    private StartAttempt attempt() throws IOException {
        Path log = cluster.directory().resolve("server.log");
        long seen = Files.exists(log) ? Files.size(log) : 0;
        var answer = cluster.run(
                "pg_ctl", List.of("start", "--wait", "--timeout=" + PATIENCE.toSeconds(), "--log=" + log, "--silent"));
        return new StartAttempt(
                answer, Files.exists(log) ? Files.readString(log).substring(Math.toIntExact(seen)) : "");
    }

    private Path pidFile() {
        return cluster.directory().resolve("postmaster.pid");
    }

    private static void signal(String name, long pid) {
        Command.run(List.of("sh", "-c", "kill -\"$0\" \"$1\"", name, Long.toString(pid)), Path.of("/"));
    }

    private static boolean within(Duration limit, BooleanSupplier done) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            pause();
        }
        return true;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused("Interrupted while waiting for PostgreSQL.", e);
        }
    }

    private record StartAttempt(Command answer, String log) {

        boolean succeeded() {
            return answer.succeeded();
        }

        /** Sessions of a killed postmaster end within moments; until then its memory is in use. */
        boolean meetsLingeringBackends() {
            return !succeeded() && log.contains("pre-existing shared memory block");
        }

        String said() {
            return (log.isBlank() ? answer.output() : log).strip();
        }
    }
}
