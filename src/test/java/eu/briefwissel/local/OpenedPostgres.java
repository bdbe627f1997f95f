package eu.briefwissel.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** An embedded PostgreSQL with the test migration, and what tests ask of it. */
record OpenedPostgres(DataDirectory data, EmbeddedPostgres server) implements AutoCloseable {

    static final String TEST_MIGRATION = "classpath:db/migration-test";

    /** Started for the second time, or again where it stood before. */
    static OpenedPostgres in(Path directory) throws IOException {
        if (!Files.exists(directory.resolve(EmbeddedPostgres.FOLDER))) {
            ClusterTemplate.copyTo(ClusterTemplate.passable(directory));
        }
        return in(directory, PostgresSettings.defaults());
    }

    /** As a fresh machine has it. */
    static OpenedPostgres in(Path directory, PostgresSettings settings) {
        var data = DataDirectory.open(directory);
        try {
            return new OpenedPostgres(data, EmbeddedPostgres.start(data, settings));
        } catch (RuntimeException e) {
            data.close();
            throw e;
        }
    }

    OpenedPostgres migrated() {
        Migration.run(server.database(), server.application(), TEST_MIGRATION);
        return this;
    }

    Connection asOwner() throws SQLException {
        return server.database().connect(server.database().owner());
    }

    Connection asApplication() throws SQLException {
        return server.database().connect(server.application());
    }

    ProcessHandle postmaster() throws Exception {
        var pidFile = data.path().resolve("postgres/cluster/postmaster.pid");
        return ProcessHandle.of(Long.parseLong(Files.readString(pidFile)
                        .lines()
                        .findFirst()
                        .orElseThrow()
                        .strip()))
                .orElseThrow();
    }

    /** Ended, though perhaps not yet collected by the process that inherited it. */
    static boolean ended(ProcessHandle process) {
        return !process.isAlive() || process.info().commandLine().isEmpty();
    }

    /** The first column of each row. */
    static List<String> column(Connection connection, String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    @Override
    public void close() {
        server.close();
        data.close();
    }
}
