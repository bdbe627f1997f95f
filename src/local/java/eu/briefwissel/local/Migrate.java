package eu.briefwissel.local;

import org.eclipse.microprofile.config.ConfigProvider;

/** {@code ./briefwissel migrate}: prepares the database and ends; a job of its own where functions share a database. */
public final class Migrate {

    private Migrate() {}

    public static void main(String[] arguments) {
        try {
            var settings = LocalSettings.from(ConfigProvider.getConfig());
            try (var data = DataDirectory.open(settings.data());
                    var database = LocalDatabase.open(data, settings)) {
                System.out.println("The schema is up to date at " + database.reactiveUrl());
            }
        } catch (StartRefused e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }
}
