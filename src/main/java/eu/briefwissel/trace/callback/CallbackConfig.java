package eu.briefwissel.trace.callback;

import eu.briefwissel.tenant.CallbackTerms;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** How events are sent to callbacks. */
@ConfigMapping(prefix = "briefwissel.callbacks")
interface CallbackConfig {

    /** How often the function fallback looks for events to be sent; {@code off}: never. On AWS its own schedule counts. */
    @WithDefault("5s")
    String every();

    /** For how long a process that sends keeps the others away, at most, after the latest that it wrote down. */
    @WithDefault("1m")
    Duration lease();

    /** How long a receiver may take to answer. */
    @WithDefault("15s")
    Duration timeout();

    /** How long making a connection may take. */
    @WithDefault("5s")
    Duration connectTimeout();

    /** How many messages' events are sent to one callback at a time; those of one message go one after the other. */
    @WithDefault("8")
    int concurrency();

    /** The waits before each further try, the last for all that follow (Standard Webhooks, retry schedule). */
    @WithDefault("5s,5m,30m,2h,5h,10h,14h,20h,24h")
    List<Duration> retryAfter();

    /** How long a callback may fail before it is switched off. */
    @WithDefault("5d")
    Duration offAfter();

    /** How long the secret of before signs too, after a new one was made. */
    @WithDefault("24h")
    Duration secretOverlap();

    /** Whether receivers without TLS are allowed; for one machine and for tests. */
    @WithDefault("false")
    boolean plainHttp();

    /** Whether receivers in private networks and on this machine are allowed: whoever names one may reach what stands there. */
    @WithDefault("false")
    boolean privateAddresses();

    default CallbackTerms terms() {
        return new CallbackTerms(retryAfter(), offAfter());
    }
}
