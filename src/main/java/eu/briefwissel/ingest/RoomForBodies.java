package eu.briefwissel.ingest;

import eu.briefwissel.store.ByteBudget;
import eu.briefwissel.store.Submissions;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** Bounds the bodies that are under way at once, from before their first byte is read until they are answered. */
@ApplicationScoped
public class RoomForBodies {

    /** Bytes of the bodies that are under way. */
    static final String UNDER_WAY = "briefwissel.bodies.bytes";
    /** Calls that were told to come again because too much was under way. */
    static final String REFUSED = "briefwissel.bodies.refused";

    private final ByteBudget budget;
    private final Counter refused;

    RoomForBodies(Submissions submissions, MeterRegistry meters) {
        this.budget = new ByteBudget(submissions.bytesUnderWay());
        this.refused = meters.counter(REFUSED);
        Gauge.builder(UNDER_WAY, budget, ByteBudget::held).register(meters);
    }

    /** Lets a body of so many bytes in; false where it has to come again. */
    public boolean enter(long bytes) {
        boolean fits = budget.tryTake(bytes);
        if (!fits) {
            refused.increment();
        }
        return fits;
    }

    /** A body that was let in is answered, or its caller is gone. */
    public void leave(long bytes) {
        budget.give(bytes);
    }
}
