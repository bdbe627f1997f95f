package eu.briefwissel.upkeep;

import eu.briefwissel.store.WaitingGauges;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Looks at what waits, for the metrics, where no timer of the process does: between two invocations it stands still. */
@ApplicationScoped
public class WatchStore {

    private final WaitingGauges gauges;

    WatchStore(WaitingGauges gauges) {
        this.gauges = gauges;
    }

    /** Never fails. */
    public Uni<Void> look() {
        return gauges.look();
    }
}
