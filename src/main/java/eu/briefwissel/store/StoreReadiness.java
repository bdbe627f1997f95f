package eu.briefwissel.store;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the database answers, has our schema, and the keys are usable: the directory could not be made without. */
@Readiness
@ApplicationScoped
class StoreReadiness implements AsyncHealthCheck {

    private static final String NAME = "store";
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final TenantTransactions transactions;
    private final TenantDirectory tenants;

    StoreReadiness(TenantTransactions transactions, TenantDirectory tenants) {
        this.transactions = transactions;
        this.tenants = tenants;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return transactions
                .outside()
                .preparedQuery("select count(*) from tenant")
                .execute()
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(_ -> tenants.installationKey(NAME))
                .map(_ -> HealthCheckResponse.up(NAME))
                .onFailure()
                .recoverWithItem(HealthCheckResponse.down(NAME));
    }
}
