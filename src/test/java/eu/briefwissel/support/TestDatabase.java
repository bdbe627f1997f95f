package eu.briefwissel.support;

import eu.briefwissel.local.DataDirectory;
import eu.briefwissel.local.EmbeddedPostgres;
import eu.briefwissel.local.Migration;
import eu.briefwissel.local.PostgresSettings;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL with an empty schema, one for the whole run: every {@code @QuarkusTest} of this module gets it, with
 * the application's own role, timers off and a master key of the tests' own.
 */
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
public class TestDatabase implements QuarkusTestResourceLifecycleManager {

    private static final Path DATA = Path.of("target/test-database");
    private static final String URL = "test.database.url";
    private static final String OWNER = "test.database.owner";
    private static final String OWNER_PASSWORD = "test.database.owner-password";
    private static final String APPLICATION = "test.database.application";
    private static final String APPLICATION_PASSWORD = "test.database.application-password";

    /** Base64 of 32 bytes that are nobody's secret. */
    private static final String MASTER_KEY = "dGVzdHMgb25seTogdGhpcnR5LXR3byBieXRlcyBsb24=";

    /** The provisioner's secret in tests. */
    public static final String PROVISIONING_SECRET = "tests-only-tests-only-tests-only-tests-only";

    @Override
    public Map<String, String> start() {
        startOnce();
        Map<String, String> config = new HashMap<>();
        config.put("quarkus.datasource.reactive.url", "postgresql://" + known(URL));
        config.put("quarkus.datasource.username", known(APPLICATION));
        config.put("quarkus.datasource.password", known(APPLICATION_PASSWORD));
        // Nothing is resolved or published behind a test's back: timers and the workers' wake-ups are off.
        config.put("quarkus.scheduler.enabled", "false");
        config.put("briefwissel.function.publish", "off");
        config.put("briefwissel.function.document", "off");
        config.put("briefwissel.store.master-key", MASTER_KEY);
        config.put("briefwissel.provisioning.secret", PROVISIONING_SECRET);
        for (String key : new String[] {URL, OWNER, OWNER_PASSWORD, APPLICATION, APPLICATION_PASSWORD}) {
            config.put(key, known(key));
        }
        return config;
    }

    @Override
    public void stop() {
        // Kept for the next profile of this run; it ends with the process.
    }

    /** A connection as the owner of the tables, whom row-level security binds too. */
    public static Connection asOwner() throws SQLException {
        var config = ConfigProvider.getConfig();
        return connect(
                config.getValue(URL, String.class),
                config.getValue(OWNER, String.class),
                config.getValue(OWNER_PASSWORD, String.class));
    }

    /** Classes are loaded anew for each profile, so what was started is remembered where all of them look. */
    private static void startOnce() {
        if (System.getProperty(URL) != null) {
            return;
        }
        var data = DataDirectory.open(DATA);
        var postgres = EmbeddedPostgres.start(data, PostgresSettings.defaults());
        Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
        var database = postgres.database();
        System.setProperty(URL, database.address());
        System.setProperty(OWNER, database.owner().user());
        System.setProperty(OWNER_PASSWORD, database.owner().password());
        System.setProperty(APPLICATION, postgres.application().user());
        System.setProperty(APPLICATION_PASSWORD, postgres.application().password());
        empty();
        Migration.run(database, postgres.application());
    }

    /** An earlier run's cluster is used again, its rows are not. */
    private static void empty() {
        try (var owner = connect(known(URL), known(OWNER), known(OWNER_PASSWORD));
                var statement = owner.createStatement()) {
            statement.execute(
                    "drop schema public cascade; create schema public; grant usage on schema public to public");
        } catch (SQLException e) {
            throw new IllegalStateException("the schema of an earlier run is in the way", e);
        }
    }

    private static Connection connect(String address, String user, String password) throws SQLException {
        var source = new PGSimpleDataSource();
        source.setUrl("jdbc:postgresql://" + address);
        return source.getConnection(user, password);
    }

    private static String known(String key) {
        return System.getProperty(key);
    }
}
