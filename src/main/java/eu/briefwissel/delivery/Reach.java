package eu.briefwissel.delivery;

import java.time.Duration;
import java.util.Optional;

/** What a channel answers when asked whether the recipient can be reached on it now. */
public sealed interface Reach {

    /** There is a mailbox. */
    record HasMailbox() implements Reach {}

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
