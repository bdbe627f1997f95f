package eu.briefwissel.store;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.support.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** A program that came before the migration it needs. */
@QuarkusTest
class SchemaReadinessTest {

    @Test
    void isReadyOnTheNewestSchema() {
        Response answer = given().get("/q/health/ready");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.<String>path("checks.find { it.name == 'schema' }.status"))
                .isEqualTo("UP");
    }

    @Test
    void isNotReadyUntilTheSchemaIsMigrated() throws SQLException {
        String newest =
                "update flyway_schema_history set success = %s where version = '" + SchemaReadiness.NEEDED + "'";
        owner(newest.formatted(false));
        try {
            Response answer = given().get("/q/health/ready");

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.<String>path("checks.find { it.name == 'schema' }.status"))
                    .isEqualTo("DOWN");
        } finally {
            owner(newest.formatted(true));
        }
    }

    @Test
    void isNotReadyWhereTheSchemaIsSoOldThatItCannotBeAsked() throws SQLException {
        owner("revoke select on flyway_schema_history from briefwissel_app");
        try {
            Response answer = given().get("/q/health/ready");

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.<String>path("checks.find { it.name == 'database' }.status"))
                    .isEqualTo("UP");
        } finally {
            owner("grant select on flyway_schema_history to briefwissel_app");
        }
    }

    @Test
    void needsTheNewestMigration() throws IOException {
        try (var files = Files.list(Path.of("src/main/resources/db/migration"))) {
            int newest = files.map(file -> file.getFileName().toString())
                    .mapToInt(name -> Integer.parseInt(name.substring(1, name.indexOf("__"))))
                    .max()
                    .orElseThrow();

            assertThat(SchemaReadiness.NEEDED).isEqualTo(newest);
        }
    }

    private static void owner(String statement) throws SQLException {
        try (var owner = TestDatabase.asOwner();
                var executed = owner.createStatement()) {
            executed.execute(statement);
        }
    }
}
