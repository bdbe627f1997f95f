package eu.briefwissel.trace;

import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.store.InspectionReports;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** What was found when a message's documents were looked into. */
@ApplicationScoped
public class ReadReport {

    private final InspectionReports reports;

    ReadReport(InspectionReports reports) {
        this.reports = reports;
    }

    /** The JSON of the {@link eu.briefwissel.document.DocumentReport}; empty where nobody looked, or nothing is left of it. */
    public Uni<Optional<byte[]>> of(TenantId tenant, DeliveryId id) {
        return reports.latest(tenant, id);
    }
}
