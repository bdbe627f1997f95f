package eu.briefwissel.ingest.batch;

import eu.briefwissel.store.ByteBudget;
import eu.briefwissel.store.Submissions;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Bounds how much of uploads is in memory at once. Apart from the room for single bodies: an upload takes minutes, and must not
 * keep those out.
 */
@ApplicationScoped
class RoomForUploads {

    private static final int SHARE = 2;

    /** One that waits for room, and one that has only begun to come. */
    private static final int LINES_BESIDE = 2;

    private final ByteBudget budget;
    private final long each;

    RoomForUploads(Submissions submissions, BatchConfig config) {
        long line = config.longestLine().asLongValue();
        this.budget = new ByteBudget(Math.max(1, submissions.bytesUnderWay() / SHARE));
        this.each = Math.max(config.bytesAtOnce().asLongValue(), line) + LINES_BESIDE * line;
    }

    /** Lets an upload begin; false where it has to come again. */
    boolean enter() {
        return budget.tryTake(each);
    }

    /** An upload that was let in has ended. */
    void leave() {
        budget.give(each);
    }
}
