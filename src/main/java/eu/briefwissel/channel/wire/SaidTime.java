package eu.briefwissel.channel.wire;

import java.time.Duration;
import java.time.Instant;

/** When operators say that something happened. */
public final class SaidTime {

    private SaidTime() {}

    /**
     * The moment that counts: what was said where that can be, else when it was learnt. A time that is still to come, or long
     * over, says nothing of when it happened, and one that no database holds would keep all behind it waiting.
     *
     * @param oldest how long before it was learnt it can have happened
     */
    public static Instant believed(Instant said, Instant learntAt, Duration oldest) {
        return said.isAfter(learntAt) || said.isBefore(learntAt.minus(oldest)) ? learntAt : said;
    }
}
