package eu.briefwissel.store;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the database answers us, whatever it answers. */
@Readiness
@ApplicationScoped
class DatabaseReadiness implements AsyncHealthCheck {

    private static final String NAME = "database";

    private final StoreLook store;

    DatabaseReadiness(StoreLook store) {
        this.store = store;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return store.look().map(DatabaseReadiness::response);
    }

    private static HealthCheckResponse response(StoreLook.Seen seen) {
        return switch (seen) {
            case StoreLook.Seen.Answered _ -> HealthCheckResponse.up(NAME);
            case StoreLook.Seen.Away(String why) ->
                HealthCheckResponse.named(NAME).down().withData("reason", why).build();
        };
    }
}
