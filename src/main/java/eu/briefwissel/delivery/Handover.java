package eu.briefwissel.delivery;

import java.time.Duration;
import java.util.Optional;

/** What came of one call that hands a message over to a channel. Reasons are codes, see {@link Evidence#detail()}. */
public sealed interface Handover {

    /** Taken, and available to the recipient (mailbox) or on its way (outlet). */
    record Taken(Receipt receipt) implements Handover {}

    /** Taken, but nobody ever opened that mailbox (eBox: {@code NO_DIGITAL_USER}): the cue for the next channel. */
    record TakenUnopenedBox(Receipt receipt) implements Handover {}

    /**
     * Taken to be processed: what becomes of it is told later, as a {@link MailboxEvent.Processed}. Nothing is available to
     * the recipient yet.
     *
     * @param receipt by whose id the result may name it, beside the wire id
     * @param resultWithin how long a result may take before somebody has to be told that there is none
     */
    record Underway(Receipt receipt, Duration resultWithin) implements Handover {}

    /** Taken at an earlier call whose answer was lost; the receipt is not known (eBox v3: 409). */
    record TakenBefore() implements Handover {}

    /** Not taken: {@code cause} is why this channel will never take it. */
    record Refused(Cause cause, String reason) implements Handover {}

    /**
     * Certainly not taken, and worth another try.
     *
     * @param notBefore how long the channel asks to wait at least, where it says so
     */
    record TryLater(String reason, Optional<Duration> notBefore) implements Handover {
        public TryLater(String reason) {
            this(reason, Optional.empty());
        }
    }

    /**
     * Certainly not taken, and neither would anything else be now: the operator is not there for us, or wants less of us
     * (HTTP 503, 429). It counts as a try of the letter that was called about, and of no other.
     *
     * @param notBefore how long the operator asks to wait at least, where it says so
     */
    record Busy(String reason, Optional<Duration> notBefore) implements Handover {
        public Busy(String reason) {
            this(reason, Optional.empty());
        }
    }

    /**
     * Nothing was sent, and nothing must be as things are: no mandate, steps that are missing, another environment than it was
     * accepted for. Worth another try, since that can be mended; then it waits for a person, and goes no other way.
     */
    record NotAllowed(String reason) implements Handover {}

    /** Perhaps taken: the call broke off, or its answer made no sense. */
    record Unknown(String reason) implements Handover {}
}
