package eu.briefwissel.work;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** How work is taken up. */
@ConfigMapping(prefix = "briefwissel.work")
public interface WorkConfig {

    /** How many pieces one claim takes. */
    @WithDefault("64")
    int batch();

    /** How many deliveries of one tenant and batch are worked on at a time. */
    @WithDefault("16")
    int concurrency();

    /** How long claimed work is ours; longer than any channel's time-out. */
    @WithDefault("2m")
    Duration lease();

    /**
     * How often due work is looked for without being told; {@code off} where this process takes up no work by itself, not
     * even when it is woken, because its stages are triggered from outside.
     */
    @WithDefault("1s")
    String pollEvery();

    /** The waits before each further try of work whose delivery cannot be read; after the last it is held. */
    @WithDefault("1m,5m,15m,1h,4h")
    List<Duration> brokenAfter();

    /** How long calls that are under way may take to end when this process is told to stop. */
    @WithDefault("22s")
    Duration stopWithin();

    default boolean takesUpByItself() {
        return !pollEvery().equals("off");
    }
}
