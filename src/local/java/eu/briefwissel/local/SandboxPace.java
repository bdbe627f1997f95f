package eu.briefwissel.local;

import java.util.Map;

/**
 * How fast time passes for a gateway that plays with the sandbox: what takes minutes and hours with real operators takes
 * seconds here, so that every fate can be watched to its end. Used only where nothing else sets them.
 */
final class SandboxPace {

    /** The seed's schedule of 1 m, 5 m, 15 m, 1 h, 4 h, a second for a minute and less for an hour. */
    static final Map<String, String> SETTINGS = Map.of(
            "briefwissel.channel.retry-after", "1s,2s,3s,4s,5s",
            "briefwissel.channel.poll-every", "2s",
            "briefwissel.results.every", "2s",
            "briefwissel.callbacks.every", "1s",
            "briefwissel.callbacks.retry-after", "1s,2s,5s,10s",
            "briefwissel.callbacks.plain-http", "true",
            "briefwissel.callbacks.private-addresses", "true",
            "briefwissel.berichtenbox.timeout", "4s",
            "briefwissel.ebox.timeout", "4s");

    private SandboxPace() {}
}
