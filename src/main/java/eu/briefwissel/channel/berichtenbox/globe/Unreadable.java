package eu.briefwissel.channel.berichtenbox.globe;

import eu.briefwissel.delivery.TenantId;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Results that nobody can read. They stay at the adapter, where an operator finds them by their ids; they are told of once a
 * process, and keep no others from being fetched.
 */
@ApplicationScoped
class Unreadable {

    /** How many were found. */
    static final String UNREADABLE = "briefwissel.results.unreadable";

    private static final Logger LOG = Logger.getLogger(Unreadable.class);

    private final MeterRegistry meters;
    private final Map<TenantId, Set<String>> ids = new ConcurrentHashMap<>();

    Unreadable(MeterRegistry meters) {
        this.meters = meters;
    }

    void onStart(@Observes StartupEvent event) {
        meters.counter(UNREADABLE);
    }

    boolean knows(TenantId tenant, String id) {
        return ids.getOrDefault(tenant, Set.of()).contains(id);
    }

    int many(TenantId tenant) {
        return ids.getOrDefault(tenant, Set.of()).size();
    }

    void found(TenantId tenant, String id) {
        if (ids.computeIfAbsent(tenant, _ -> ConcurrentHashMap.newKeySet()).add(id)) {
            meters.counter(UNREADABLE).increment();
            LOG.errorf("a result cannot be read and stays at the ebMS adapter tenant=%s message=%s", tenant, id);
        }
    }
}
