package eu.briefwissel.telemetry;

import eu.briefwissel.delivery.TraceParent;
import java.util.Optional;

/**
 * Which traces are told: the samplers of the OpenTelemetry specification (Environment Variables, OTEL_TRACES_SAMPLER) by their
 * names. A ratio looks at the last 56 bits of the trace's id, which are random in ours and in W3C's (level 2, random-trace-id).
 *
 * @param followsParent whether whoever began the trace decides, where somebody else did
 * @param ratio of those that are begun here
 */
record Sampler(boolean followsParent, double ratio) {

    private static final String PARENT_BASED = "parentbased_";
    private static final int RANDOM_DIGITS = 14;
    private static final int HEX = 16;
    private static final double ALL = Math.pow(2, 56);

    static Sampler of(TelemetryConfig config) {
        String name = config.sampler();
        boolean followsParent = name.startsWith(PARENT_BASED);
        double ratio = switch (followsParent ? name.substring(PARENT_BASED.length()) : name) {
            case "always_on" -> 1;
            case "always_off" -> 0;
            case "traceidratio" -> config.samplerRatio();
            default -> throw new IllegalArgumentException("otel.traces.sampler: there is no sampler " + name);
        };
        return new Sampler(followsParent, ratio);
    }

    boolean samples(Optional<TraceParent> parent, String traceId) {
        if (followsParent && parent.isPresent()) {
            return parent.get().sampled();
        }
        String random = traceId.substring(traceId.length() - RANDOM_DIGITS);
        return Long.parseLong(random, HEX) < ratio * ALL;
    }
}
