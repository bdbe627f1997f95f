package eu.briefwissel.tenant;

import java.time.Duration;
import java.util.Optional;

/**
 * Why a call to a callback did not succeed.
 *
 * @param reason a code, such as {@code http-500} or {@code timed-out}; nothing that the receiver said
 * @param isGone the receiver says that it is there no more (HTTP 410)
 * @param notBefore how long it asks to wait at least, where it does
 */
public record CallbackFailure(String reason, boolean isGone, Optional<Duration> notBefore) {

    public CallbackFailure(String reason) {
        this(reason, false, Optional.empty());
    }
}
