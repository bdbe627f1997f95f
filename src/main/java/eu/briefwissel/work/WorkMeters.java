package eu.briefwissel.work;

import eu.briefwissel.delivery.Broken;
import eu.briefwissel.delivery.Stage;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;

/** How batches go: how many pieces, how long, and how many pieces failed. Batches that found nothing are not told of. */
@ApplicationScoped
class WorkMeters {

    /** Pieces of work a batch, by stage. */
    static final String BATCH = "briefwissel.work.batch";
    /** How long a batch took, by stage. */
    static final String DURATION = "briefwissel.work.duration";
    /** Pieces that failed and wait for the end of their lease: a bug, or a broken database. */
    static final String FAILED = "briefwissel.work.failed";

    /** Pieces whose delivery could not be read, by stage, by what of it, and by whether it waits or is held now. */
    static final String BROKEN = "briefwissel.work.broken";

    private static final String STAGE = "stage";
    private static final String LATER = "later";
    private static final String HELD = "held";

    private final MeterRegistry meters;

    WorkMeters(MeterRegistry meters) {
        this.meters = meters;
        meters.counter(FAILED);
        for (Broken what : Broken.values()) {
            for (Stage stage : Stage.values()) {
                broken(stage, what, LATER);
            }
        }
    }

    Timer.Sample begin() {
        return Timer.start(meters);
    }

    void ended(Stage stage, int taken, Timer.Sample begun) {
        if (taken > 0) {
            meters.summary(BATCH, STAGE, stage.wireName()).record(taken);
            begun.stop(meters.timer(DURATION, STAGE, stage.wireName()));
        }
    }

    void putOff(Stage stage, Broken what) {
        broken(stage, what, LATER).increment();
    }

    void held(Stage stage, Broken what) {
        broken(stage, what, HELD).increment();
    }

    private Counter broken(Stage stage, Broken what, String next) {
        return meters.counter(BROKEN, STAGE, stage.wireName(), "what", what.wireName(), "next", next);
    }

    void failed() {
        meters.counter(FAILED).increment();
    }
}
