package eu.briefwissel.local;

import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * What a single machine may be told, as system properties or in the environment ({@code briefwissel.data} is
 * {@code BRIEFWISSEL_DATA} there).
 *
 * @param data {@code briefwissel.data}: the data directory, {@code ./data} unless given
 * @param database {@code briefwissel.database.url}: an external PostgreSQL, instead of the embedded one
 * @param postgres how the embedded PostgreSQL runs
 */
public record LocalSettings(Path data, Optional<Database> database, PostgresSettings postgres) {

    public static LocalSettings from(Config config) {
        var port = config.getOptionalValue("briefwissel.postgres.port", Integer.class);
        var account = config.getOptionalValue("briefwissel.postgres.as", String.class);
        return new LocalSettings(
                Path.of(config.getOptionalValue("briefwissel.data", String.class)
                        .orElse("data")),
                config.getOptionalValue("briefwissel.database.url", String.class)
                        .map(Database::at),
                new PostgresSettings(port.orElse(0), account.orElse(PostgresSettings.ANY_ACCOUNT)));
    }
}
