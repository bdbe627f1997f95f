package eu.briefwissel.store;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
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
    static final int NEEDED = 14;

    private static final String NAME = "schema";
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** The application's role may read this since version 3; before, the question fails. */
    private static final String VERSION =
            "select coalesce(max(version::integer), 0) as version from flyway_schema_history where success";

    private final TenantTransactions transactions;

    SchemaReadiness(TenantTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return transactions
                .outside()
                .preparedQuery(VERSION)
                .execute()
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(rows -> rows.iterator().next().getInteger("version"))
                .onFailure()
                .recoverWithItem(0)
                .map(SchemaReadiness::response);
    }

    private static HealthCheckResponse response(int version) {
        return HealthCheckResponse.named(NAME)
                .status(version >= NEEDED)
                .withData("version", version)
                .withData("needed", NEEDED)
                .build();
    }
}
