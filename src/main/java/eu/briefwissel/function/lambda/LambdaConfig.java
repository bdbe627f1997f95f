package eu.briefwissel.function.lambda;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How an invocation keeps within its time. */
@ConfigMapping(prefix = "briefwissel.lambda")
public interface LambdaConfig {

    /**
     * How much of an invocation's time has to be left for another batch to be begun: longer than a batch can last, since
     * whatever is under way when the time is over ends with it, and shorter than the function's time-out.
     */
    @WithDefault("90s")
    Duration margin();
}
