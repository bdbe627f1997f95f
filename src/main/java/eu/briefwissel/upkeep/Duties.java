package eu.briefwissel.upkeep;

import eu.briefwissel.store.Batches;
import eu.briefwissel.store.IdempotencyKeys;
import jakarta.enterprise.context.ApplicationScoped;

/** What {@link KeepStore} has others do. */
@ApplicationScoped
class Duties {

    private final IdempotencyKeys keys;
    private final Batches batches;
    private final DailyRun daily;

    Duties(IdempotencyKeys keys, Batches batches, DailyRun daily) {
        this.keys = keys;
        this.batches = batches;
        this.daily = daily;
    }

    IdempotencyKeys keys() {
        return keys;
    }

    Batches batches() {
        return batches;
    }

    DailyRun daily() {
        return daily;
    }
}
