package eu.briefwissel.store;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready when the schema is as new as this program's statements, or newer: functions are replaced after the migration, and
 * one that came too early gets no traffic before it has run.
 */
@Readiness
@ApplicationScoped
class SchemaReadiness implements AsyncHealthCheck {

    /** The newest migration that this program knows. */
    static final int NEEDED = 23;

    private static final String NAME = "schema";

    private final StoreLook store;

    SchemaReadiness(StoreLook store) {
        this.store = store;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return store.look().map(SchemaReadiness::response);
    }

    private static HealthCheckResponse response(StoreLook.Seen seen) {
        int version = seen instanceof StoreLook.Seen.Answered answered ? answered.version() : 0;
        return HealthCheckResponse.named(NAME)
                .status(version >= NEEDED)
                .withData("version", version)
                .withData("needed", NEEDED)
                .build();
    }
}
