package eu.briefwissel.channel.berichtenbox.globe;

import eu.briefwissel.delivery.TenantId;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * What stays at the tenants' adapters, and keeps no others from being fetched: results that nobody can read, where an operator
 * finds them by their ids, told of once a process; and what is another system's that shares the CPA.
 */
@ApplicationScoped
class LeftLying {

    /** How many were found that nobody can read. */
    static final String UNREADABLE = "briefwissel.results.unreadable";

    private static final Logger LOG = Logger.getLogger(LeftLying.class);

    /** Then another system's is looked at again, if it is still there. */
    private static final Duration OTHERS_FOR = Duration.ofHours(1);

    private final MeterRegistry meters;
    private final InstantSource clock;
    private final Map<TenantId, Map<String, Instant>> ids = new ConcurrentHashMap<>();

    LeftLying(MeterRegistry meters, InstantSource clock) {
        this.meters = meters;
        this.clock = clock;
    }

    void onStart(@Observes StartupEvent event) {
        meters.counter(UNREADABLE);
    }

    boolean knows(TenantId tenant, String id) {
        return of(tenant).containsKey(id);
    }

    /** How many may stand in front of those that are ours. */
    int many(TenantId tenant) {
        Instant now = clock.instant();
        of(tenant).values().removeIf(until -> !now.isBefore(until));
        return of(tenant).size();
    }

    void unreadable(TenantId tenant, String id) {
        if (of(tenant).put(id, Instant.MAX) == null) {
            meters.counter(UNREADABLE).increment();
            LOG.errorf("a result cannot be read and stays at the ebMS adapter tenant=%s id=%s", tenant, id);
        }
    }

    void others(TenantId tenant, String id) {
        of(tenant).putIfAbsent(id, clock.instant().plus(OTHERS_FOR));
    }

    private Map<String, Instant> of(TenantId tenant) {
        return ids.computeIfAbsent(tenant, _ -> new ConcurrentHashMap<>());
    }
}
