package eu.briefwissel.delivery;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in a trace, under which what follows is told: the {@code traceparent} of W3C Trace Context. Names nobody.
 *
 * @param traceId 32 hexadecimal digits, not all zero
 * @param spanId 16 hexadecimal digits, not all zero
 * @param sampled whether whoever began the trace wants it kept
 */
public record TraceParent(String traceId, String spanId, boolean sampled) {

    // W3C Trace Context, 3.2.2: version, trace-id, parent-id, trace-flags; a later version may have more behind them.
    private static final Pattern FORM =
            Pattern.compile("([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");
    private static final String NO_VERSION = "ff";
    private static final String FIRST_VERSION = "00";
    private static final String NO_TRACE = "0".repeat(32);
    private static final String NO_SPAN = "0".repeat(16);
    private static final int SAMPLED = 1;
    private static final int HEX = 16;

    /** Reads it; empty where there is none, or none that is valid: then a trace is begun anew (W3C Trace Context, 4.3). */
    public static Optional<TraceParent> parse(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()
                || form.group(1).equals(NO_VERSION)
                || (form.group(1).equals(FIRST_VERSION) && form.group(5) != null)
                || form.group(2).equals(NO_TRACE)
                || form.group(3).equals(NO_SPAN)) {
            return Optional.empty();
        }
        boolean sampled = (Integer.parseInt(form.group(4), HEX) & SAMPLED) == SAMPLED;
        return Optional.of(new TraceParent(form.group(2), form.group(3), sampled));
    }

    /** The trace of a message with which none was begun: it has the message's own id, so that every stage finds the same. */
    public static String traceIdOf(DeliveryId id) {
        return id.toString().replace("-", "");
    }

    /** As it is written, in version 00. */
    public String text() {
        return FIRST_VERSION + "-" + traceId + "-" + spanId + (sampled ? "-01" : "-00");
    }
}
