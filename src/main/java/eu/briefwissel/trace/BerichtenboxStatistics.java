package eu.briefwissel.trace;

import eu.briefwissel.delivery.BerichtenboxStatus;
import eu.briefwissel.delivery.Cause;
import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.Status;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.store.BerichtenboxCounts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The Berichtenbox seed's aggregate delivery counters (BBK 1.7, {@code GET /api/admin/berichtenbox/stats}), of one tenant. */
@ApplicationScoped
public class BerichtenboxStatistics {

    /** BBK 1.7, Monitoring: stale-failed, updatedAt < now - 24h. */
    private static final Duration STALE = Duration.ofHours(24);

    private static final double MILLIS_A_DAY = Duration.ofDays(1).toMillis();

    private final BerichtenboxCounts counts;
    private final InstantSource clock;

    BerichtenboxStatistics(BerichtenboxCounts counts, InstantSource clock) {
        this.counts = counts;
        this.clock = clock;
    }

    /**
     * The counters.
     *
     * @param failures those that failed, by why
     * @param staleFailed how many used up their retries and have waited for an operator for more than 24 hours
     * @param withoutAddress how many wait for an address; they count as queued
     * @param addressNeeded the oldest of those, at most 100
     * @param unreadDays how long the oldest unread one lies in the Berichtenbox
     */
    public record Statistics(
            Instant at,
            Map<BerichtenboxStatus, Long> byStatus,
            Map<Cause, Long> failures,
            long staleFailed,
            long withoutAddress,
            List<DeliveryId> addressNeeded,
            double unreadDays,
            long replies) {}

    /** Counts this tenant's deliveries as they are now. */
    public Uni<Statistics> of(TenantId tenant) {
        Instant now = clock.instant();
        return counts.of(tenant, now.minus(STALE)).map(look -> statistics(look, now));
    }

    private static Statistics statistics(BerichtenboxCounts.Look look, Instant now) {
        Map<BerichtenboxStatus, Long> byStatus = new EnumMap<>(BerichtenboxStatus.class);
        for (BerichtenboxStatus status : BerichtenboxStatus.values()) {
            byStatus.put(status, 0L);
        }
        Map<Cause, Long> failures = new EnumMap<>(Cause.class);
        long stale = 0;
        long withoutAddress = 0;
        for (BerichtenboxCounts.Counted counted : look.states()) {
            if (counted.status() == Status.WITHDRAWN) {
                continue; // never dispatched, and the seed counts no such thing
            }
            BerichtenboxStatus status = BerichtenboxStatus.of(counted.status(), counted.cause());
            byStatus.merge(status, counted.many(), Long::sum);
            if (status == BerichtenboxStatus.FAILED) {
                counted.cause().ifPresent(cause -> failures.merge(cause, counted.many(), Long::sum));
            }
            if (counted.status() == Status.HELD) {
                stale += counted.cause().filter(Cause.GAVE_UP::equals).isPresent() ? counted.stale() : 0;
                withoutAddress +=
                        counted.cause().filter(Cause.NO_ADDRESS::equals).isPresent() ? counted.many() : 0;
            }
        }
        double unread = look.unreadSince()
                .map(since -> Duration.between(since, now).toMillis() / MILLIS_A_DAY)
                .orElse(0.0);
        return new Statistics(
                now, byStatus, failures, stale, withoutAddress, look.withoutAddress(), unread, look.replies());
    }
}
