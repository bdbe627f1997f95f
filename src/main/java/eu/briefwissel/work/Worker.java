package eu.briefwissel.work;

import eu.briefwissel.delivery.Stage;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.store.Claimed;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** A stage that works off queued work. */
public interface Worker {

    Stage stage();

    /**
     * Works off what was claimed, all of one tenant. What it neither commits nor gives up becomes due again when its lease
     * ends; a failure of one piece must not keep the others from being worked off.
     */
    Uni<Void> work(TenantId tenant, List<Claimed> claimed);
}
