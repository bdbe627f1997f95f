package eu.briefwissel.local;

import java.util.Optional;

/**
 * The database a process on this machine uses, migrated and ready: the embedded PostgreSQL, or the external one that a
 * setting names. Closing it stops the embedded one; an external one is left alone.
 */
public final class LocalDatabase implements AutoCloseable {

    private final Database database;
    private final Login application;
    private final Optional<EmbeddedPostgres> embedded;

    private LocalDatabase(Database database, Login application, Optional<EmbeddedPostgres> embedded) {
        this.database = database;
        this.application = application;
        this.embedded = embedded;
    }

    /**
     * Opens the database that the settings name.
     *
     * @throws StartRefused where it cannot be had, migrated, or trusted to keep what it confirms
     */
    public static LocalDatabase open(DataDirectory data, LocalSettings settings) {
        return settings.database()
                .map(external -> external(external, data))
                .orElseGet(() -> embedded(data, settings.postgres()));
    }

    /** For {@code quarkus.datasource.reactive.url}. */
    public String reactiveUrl() {
        return database.reactiveUrl();
    }

    /** The login for {@code quarkus.datasource.username} and {@code .password}. */
    public Login application() {
        return application;
    }

    @Override
    public void close() {
        embedded.ifPresent(EmbeddedPostgres::close);
    }

    private static LocalDatabase external(Database database, DataDirectory data) {
        var application = ApplicationRole.derivedFrom(data.masterKey());
        Migration.run(database, application);
        return new LocalDatabase(database, application, Optional.empty());
    }

    private static LocalDatabase embedded(DataDirectory data, PostgresSettings settings) {
        var postgres = EmbeddedPostgres.start(data, settings);
        try {
            Migration.run(postgres.database(), postgres.application());
            postgres.requireDurable(postgres.application());
            return new LocalDatabase(postgres.database(), postgres.application(), Optional.of(postgres));
        } catch (RuntimeException e) {
            postgres.close();
            throw e;
        }
    }
}
