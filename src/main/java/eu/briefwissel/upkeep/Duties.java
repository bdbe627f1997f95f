package eu.briefwissel.upkeep;

import eu.briefwissel.store.IdempotencyKeys;
import jakarta.enterprise.context.ApplicationScoped;

/** What {@link KeepStore} has others do. */
@ApplicationScoped
class Duties {

    private final IdempotencyKeys keys;
    private final DailyRun daily;

    Duties(IdempotencyKeys keys, DailyRun daily) {
        this.keys = keys;
        this.daily = daily;
    }

    IdempotencyKeys keys() {
        return keys;
    }

    DailyRun daily() {
        return daily;
    }
}
