package eu.briefwissel.delivery;

import java.time.Duration;
import java.util.Optional;

/** What a channel answers when asked whether the recipient can be reached on it now. */
public sealed interface Reach {

    /**
     * There is a mailbox.
     *
     * @param exclusively whether its owner wants post there only: no paper copy goes out to them (eBox federation 1.3,
     *     {@code exclusivelyEbox}). A step of a route that leads to paper has to ask this
     */
    record HasMailbox(boolean exclusively) implements Reach {

        /** One whose owner said nothing of the kind. */
        public HasMailbox() {
            this(false);
        }
    }

    /** There is none. */
    record NoMailbox() implements Reach {}

    /** There is one, but consent was withdrawn. */
    record OptedOut() implements Reach {}

    /** The channel tells on arrival only: publish first. */
    record NotToldBeforehand() implements Reach {}

    /**
     * No answer now, nor to anybody else: the operator is not there for us, or wants less of us (HTTP 503, 429).
     *
     * @param notBefore how long the operator asks to wait at least, where it says so
     */
    record Busy(String reason, Optional<Duration> notBefore) implements Reach {}

    /** No answer now; {@code reason} is a code, see {@link Evidence#detail()}. */
    record TryLater(String reason) implements Reach {}
}
