package eu.briefwissel.local;

import static eu.briefwissel.local.OpenedPostgres.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program of the version before goes on working while the schema is already the new one (expand, then contract). */
class SideBySideTest {

    private static final Pattern STATEMENT_ENDS = Pattern.compile(";\\n");

    @TempDir
    Path directory;

    private OpenedPostgres postgres;

    @BeforeEach
    void start() throws Exception {
        postgres = OpenedPostgres.in(directory);
        ApplicationRole.ensure(postgres.server().database(), postgres.server().application());
    }

    @AfterEach
    void stop() {
        postgres.close();
    }

    @Test
    void theRecordOfTheOldProgramIsTrueToItsOwnSchema() throws Exception {
        migrate("1");

        assertThat(statusAfterALettersWay()).containsExactly("published");
    }

    @Test
    void theOldProgramWorksOnTheNewSchema() throws Exception {
        migrate("latest");

        assertThat(statusAfterALettersWay()).containsExactly("published");
    }

    @Test
    void theOldProgramGoesOnWithLettersOfBeforeTheMigration() throws Exception {
        migrate("1");
        List<String> way = statements();
        List<String> later = way.subList(way.size() / 2, way.size());
        try (Connection old = postgres.asApplication()) {
            say(old, way.subList(0, way.size() / 2));

            migrate("latest");

            say(old, later);
            assertThat(column(old, "select status from delivery")).containsExactly("published");
        }
    }

    @Test
    void aMigrationThatTheOldProgramCannotWorkOnIsNoticed() throws Exception {
        migrate("latest");
        try (Connection owner = postgres.asOwner()) {
            Sql.execute(owner, "alter table receipt add column region text not null");
        }

        assertThatThrownBy(this::statusAfterALettersWay).hasMessageContaining("region");
    }

    private List<String> statusAfterALettersWay() throws Exception {
        try (Connection old = postgres.asApplication()) {
            say(old, statements());
            return column(old, "select status from delivery");
        }
    }

    /** One session for all: what is prepared before a migration is executed after it, too. */
    private static void say(Connection connection, List<String> statements) throws SQLException {
        Sql.execute(connection, "set briefwissel.tenant = 't-old'");
        for (String one : statements) {
            Sql.execute(connection, one);
        }
    }

    private List<String> statements() throws IOException {
        try (var record = Objects.requireNonNull(getClass().getResourceAsStream("/db/side-by-side/V1.sql"))) {
            String text = new String(record.readAllBytes(), StandardCharsets.UTF_8);
            return STATEMENT_ENDS
                    .splitAsStream(text)
                    .filter(one -> !one.isBlank())
                    .toList();
        }
    }

    private void migrate(String target) {
        Database database = postgres.server().database();
        Flyway.configure()
                .dataSource(
                        database.jdbcUrl(),
                        database.owner().user(),
                        database.owner().password())
                .locations("classpath:db/migration")
                .target(target)
                .load()
                .migrate();
    }
}
