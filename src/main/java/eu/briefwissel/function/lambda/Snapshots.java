package eu.briefwissel.function.lambda;

import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.crac.Core;
import org.crac.Resource;
import org.jboss.logging.Logger;

/**
 * Has those told who have something to do before a snapshot is taken of the process, and after it was restored: AWS Lambda,
 * SnapStart, "Lambda SnapStart runtime hooks for Java". Nobody is told anywhere else.
 */
@ApplicationScoped
class Snapshots {

    private static final Logger LOG = Logger.getLogger(Snapshots.class);
    private static final String INITIALIZATION_TYPE = "AWS_LAMBDA_INITIALIZATION_TYPE";
    private static final String WITH_A_SNAPSHOT = "snap-start";

    /** Kept here: whom it tells, the context only knows weakly. */
    private final List<Resource> resources;

    Snapshots(@All List<Resource> resources) {
        this.resources = List.copyOf(resources);
    }

    void onStart(@Observes StartupEvent event) {
        if (WITH_A_SNAPSHOT.equals(System.getenv(INITIALIZATION_TYPE))) {
            resources.forEach(Core.getGlobalContext()::register);
            LOG.infof("a snapshot will be taken told=%d", resources.size());
        }
    }
}
