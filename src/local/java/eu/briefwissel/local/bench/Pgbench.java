package eu.briefwissel.local.bench;

import eu.briefwissel.local.StartRefused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * pgbench, on the server that the gateway uses: as the application's role, with prepared statements.
 *
 * @param program where it is
 * @param variables what the scripts name, {@code :name}
 */
record Pgbench(Path program, MeasuredPostgres server, Map<String, String> variables) {

    static final String MISSING = "pgbench is not installed, hence no ratio: apt-get install postgresql-contrib"
            + " (other systems: the package with PostgreSQL's additional programs)";

    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

    /** On PATH, else where Debian keeps it: the newest. */
    static Optional<Path> find() {
        return Stream.concat(
                        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1))
                                .map(Path::of),
                        debian().stream())
                .map(folder -> folder.resolve("pgbench"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Runs a script to its end: {@code limit} is {@code -T seconds} or {@code -t transactions of each client}. */
    PgbenchOutput run(Path script, int clients, String... limit) {
        var address = server.address();
        List<String> command = new ArrayList<>(List.of(program.toString(), "-n", "-M", "prepared"));
        command.addAll(List.of("-c", Integer.toString(clients), "-j", Integer.toString(threads(clients))));
        command.addAll(List.of(limit));
        command.addAll(List.of("-f", script.toString()));
        variables.forEach((name, value) -> command.addAll(List.of("-D", name + "=" + value)));
        command.addAll(List.of("-h", address.getHost(), "-p", Integer.toString(address.getPort())));
        command.addAll(List.of("-U", server.login().user(), address.getPath().substring(1)));
        return PgbenchOutput.parse(output(command));
    }

    private String output(List<String> command) {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("PGPASSWORD", server.login().password());
        builder.environment().put("LC_ALL", "C");
        try {
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exit = process.waitFor();
            if (exit != 0) {
                throw new StartRefused("pgbench failed with exit code " + exit + ":\n" + output);
            }
            return output;
        } catch (IOException e) {
            throw new StartRefused("pgbench cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused("Interrupted while pgbench ran.", e);
        }
    }

    private static int threads(int clients) {
        return Math.min(clients, Runtime.getRuntime().availableProcessors());
    }

    private static List<Path> debian() {
        if (!Files.isDirectory(DEBIAN)) {
            return List.of();
        }
        try (Stream<Path> versions = Files.list(DEBIAN)) {
            return versions.sorted(Comparator.comparingInt(Pgbench::version).reversed())
                    .map(version -> version.resolve("bin"))
                    .toList();
        } catch (IOException _) {
            return List.of();
        }
    }

    private static int version(Path folder) {
        String name = folder.getFileName().toString();
        return name.matches("[0-9]{1,4}") ? Integer.parseInt(name) : 0;
    }
}
