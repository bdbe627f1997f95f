package eu.briefwissel.store;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready when our master key is the one that is meant: a process with another could neither read what is there nor may it
 * write what nobody else could read. The key of a single tenant that is broken takes nobody down.
 */
@Readiness
@ApplicationScoped
class KeysReadiness implements AsyncHealthCheck {

    private static final String NAME = "keys";

    private final StoreLook store;

    KeysReadiness(StoreLook store) {
        this.store = store;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return store.look().map(KeysReadiness::response);
    }

    private static HealthCheckResponse response(StoreLook.Seen seen) {
        StoreLook.Keys keys =
                seen instanceof StoreLook.Seen.Answered answered ? answered.keys() : StoreLook.Keys.NOT_LOOKED_AT;
        var response = HealthCheckResponse.named(NAME);
        return switch (keys) {
            case OPEN -> response.up().build();
            case NO_TENANT_YET -> response.up().withData("tenants", "none yet").build();
            case DO_NOT_OPEN ->
                response.down()
                        .withData("reason", "the master key does not open the tenants' keys")
                        .build();
            case NOT_LOOKED_AT ->
                response.down().withData("reason", "not looked at").build();
        };
    }
}
