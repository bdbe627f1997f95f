package eu.briefwissel.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** The files of one PostgreSQL cluster: made once by initdb, its settings written anew at each start. */
record Cluster(Path programs, Path directory, ServerAccount account) {

    private static final String MAJOR = PostgresBinaries.VERSION.substring(0, PostgresBinaries.VERSION.indexOf('.'));

    static boolean existsIn(Path home) {
        return Files.isDirectory(home.resolve("cluster"));
    }

    /** Makes the cluster where there is none yet; hands it to the account, whoever ran it before. */
    static Cluster in(Path home, Path programs, ServerAccount account, Login superuser) throws IOException {
        Path directory = home.resolve("cluster");
        if (!existsIn(home)) {
            Path draft = home.resolve("cluster.new");
            DeletedTree.at(draft);
            new Cluster(programs, draft, account).create(superuser);
            Files.move(draft, directory, StandardCopyOption.ATOMIC_MOVE);
            PrivateFile.flushDirectory(home);
        }
        String made = Files.readString(directory.resolve("PG_VERSION")).strip();
        if (!made.equals(MAJOR)) {
            throw new StartRefused("The database in " + directory + " was made by PostgreSQL " + made + ", this is "
                    + MAJOR + "; dump it with the old version and load it with the new one.");
        }
        account.own(directory);
        return new Cluster(programs, directory, account);
    }

    void configure(int port) throws IOException {
        Path file = directory.resolve("briefwissel.conf");
        Files.writeString(file, settings(port));
        account.handOver(file);
    }

    /** Runs one of PostgreSQL's programs on this cluster, as its account. */
    Command run(String program, List<String> arguments) {
        var words =
                new ArrayList<>(List.of(programs.resolve("bin").resolve(program).toString(), "-D"));
        words.add(directory.toString());
        words.addAll(arguments);
        return Command.run(account.command(words), programs);
    }

    private void create(Login superuser) throws IOException {
        Files.createDirectory(directory);
        account.handOver(directory);
        Path password = directory.resolveSibling("password");
        PrivateFile.write(password, superuser.password().getBytes(StandardCharsets.US_ASCII));
        account.handOver(password);
        try {
            initialise(superuser.user(), password);
        } finally {
            Files.delete(password);
        }
        Files.writeString(
                directory.resolve("postgresql.conf"), "include 'briefwissel.conf'\n", StandardOpenOption.APPEND);
    }

    /** Sorting and case by Unicode's own tables, so that an update of the machine's C library reorders no index. */
    private void initialise(String superuser, Path password) {
        var answer = run(
                "initdb",
                List.of(
                        "--username=" + superuser,
                        "--pwfile=" + password,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8"));
        if (!answer.succeeded()) {
            throw new StartRefused("PostgreSQL could not make its files in " + directory + ": "
                    + answer.output().strip());
        }
    }

    /** What one machine wants. {@code alter system} goes before it, hence the check once it runs ({@link Durability}). */
    private static String settings(int port) {
        return """
                # Written by Briefwissel at each start. Settings of your own: alter system, which goes before these.
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                password_encryption = 'scram-sha-256'

                fsync = on
                synchronous_commit = on
                full_page_writes = on

                max_connections = 100
                shared_buffers = '256MB'
                max_wal_size = '2GB'
                checkpoint_timeout = '15min'
                random_page_cost = 1.1
                # A plan made while a table was empty is kept until the table is analysed: look often what grew.
                autovacuum_naptime = '10s'
                jit = off
                timezone = 'UTC'
                log_timezone = 'UTC'

                # Neither statements nor rows in its log: they hold what is between a public body and its reader.
                log_statement = 'none'
                log_error_verbosity = 'terse'
                log_min_error_statement = 'panic'
                log_parameter_max_length_on_error = 0
                log_checkpoints = off
                """.formatted(port);
    }
}
