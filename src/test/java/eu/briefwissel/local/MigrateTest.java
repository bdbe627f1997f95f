package eu.briefwissel.local;

import static eu.briefwissel.local.OpenedPostgres.column;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code migrate}, as a job starts it: two processes that know nothing of one another, and one database. */
class MigrateTest {

    @TempDir
    Path directory;

    private OpenedPostgres postgres;

    @BeforeEach
    void start() throws Exception {
        postgres = OpenedPostgres.in(
                Files.createDirectory(ClusterTemplate.passable(directory).resolve("server")));
    }

    @AfterEach
    void stop() {
        postgres.close();
    }

    @Test
    void runsOnceWhenItIsStartedTwiceAtOnce() throws Exception {
        Path one = Files.createDirectory(directory.resolve("one"));
        Path other = Files.createDirectory(directory.resolve("other"));
        DataDirectory.open(one).close();
        Files.copy(one.resolve("master.key"), other.resolve("master.key"));

        List<Process> jobs = List.of(migrate(one), migrate(other));

        for (Process job : jobs) {
            assertThat(job.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(job.exitValue()).isZero();
        }
        try (var owner = postgres.asOwner()) {
            assertThat(column(owner, "select version from flyway_schema_history where success"))
                    .hasSizeGreaterThan(1)
                    .doesNotHaveDuplicates();
        }
    }

    private Process migrate(Path data) throws IOException {
        var database = postgres.server().database();
        String password = URLEncoder.encode(database.owner().password(), StandardCharsets.UTF_8);
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Migrate.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("log").toFile());
        process.environment()
                .put(
                        "BRIEFWISSEL_DATABASE_URL",
                        "postgresql://%s:%s@%s".formatted(database.owner().user(), password, database.address()));
        process.environment().put("BRIEFWISSEL_DATA", data.toString());
        return process.start();
    }
}
