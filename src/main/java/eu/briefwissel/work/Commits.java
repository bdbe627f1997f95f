package eu.briefwissel.work;

import eu.briefwissel.delivery.Decision;
import eu.briefwissel.delivery.Delivery;
import eu.briefwissel.queue.WakeUps;
import eu.briefwissel.store.Decisions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/** Commits decisions; then logs and counts what they say happened, and wakes whoever goes on. */
@ApplicationScoped
class Commits {

    private final Decisions decisions;
    private final EvidenceMeters meters;
    private final WakeUps wakeUps;
    private final InstantSource clock;

    Commits(Decisions decisions, EvidenceMeters meters, WakeUps wakeUps, InstantSource clock) {
        this.decisions = decisions;
        this.meters = meters;
        this.wakeUps = wakeUps;
        this.clock = clock;
    }

    Uni<Optional<Decision>> settle(Delivery delivery, Function<Delivery, Optional<Decision>> decide) {
        return decisions
                .settle(delivery, decide)
                .invoke(decided -> decided.ifPresent(committed -> follow(delivery, committed)));
    }

    private void follow(Delivery delivery, Decision committed) {
        FactLog.committed(delivery, committed);
        meters.count(committed);
        wakeUps.wakeFor(committed, clock.instant());
    }
}
