package eu.briefwissel.channel;

import eu.briefwissel.delivery.AskingSchedule;
import eu.briefwissel.delivery.RetrySchedule;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** What holds for every channel. */
@ConfigMapping(prefix = "briefwissel.channel")
public interface ChannelConfig {

    /** The waits before each retry of a failed call, counted from its failure; after the last, the next channel. */
    @WithDefault("1m,5m,15m,1h,4h")
    List<Duration> retryAfter();

    /** How often a channel whose reading is pulled is asked about a message at first; later a quarter of its age apart. */
    @WithDefault("15m")
    Duration pollEvery();

    /** How often at least, however old the message is. */
    @WithDefault("24h")
    Duration pollRarest();

    /** For how long it counts what a channel answered about somebody's mailbox; {@code 0s}: it is asked each time. */
    @WithDefault("24h")
    Duration mailboxKnownFor();

    /**
     * For how long an operator that takes nothing now is called no more, where it does not say; doubled each time that the
     * call after it ends alike. {@code 0s}: operators are never spared.
     */
    @WithDefault("1s")
    Duration pause();

    /** The longest of these pauses; what an operator asks for may be longer. */
    @WithDefault("5m")
    Duration longestPause();

    default AskingSchedule asking() {
        return new AskingSchedule(pollEvery(), pollRarest());
    }

    default RetrySchedule retries() {
        return new RetrySchedule(retryAfter());
    }
}
