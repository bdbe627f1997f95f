package eu.briefwissel.local;

import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings a database to the schema of this version: first the application's role, then the migrations, as the owner. It
 * may be repeated, and started by several processes at once: Flyway holds an advisory lock, the others wait.
 */
public final class Migration {

    private static final String SCHEMA = "classpath:db/migration";

    private Migration() {}

    /**
     * Runs what is missing and gives back how many migrations that were.
     *
     * @throws StartRefused where the database cannot be reached or a migration does not fit it
     */
    public static int run(Database database, Login application) {
        return run(database, application, SCHEMA);
    }

    static int run(Database database, Login application, String location) {
        try {
            ApplicationRole.ensure(database, application);
            return Flyway.configure()
                    .dataSource(
                            database.jdbcUrl(),
                            database.owner().user(),
                            database.owner().password())
                    .locations(location)
                    .failOnMissingLocations(true)
                    .load()
                    .migrate()
                    .migrationsExecuted;
        } catch (SQLException | FlywayException e) {
            throw new StartRefused("The schema of the database cannot be prepared: " + e.getMessage(), e);
        }
    }
}
