package eu.briefwissel.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** {@code key=value,…} with percent-encoded values, as OTEL_EXPORTER_OTLP_HEADERS and OTEL_RESOURCE_ATTRIBUTES are written. */
final class Pairs {

    private Pairs() {}

    static Map<String, String> read(Optional<String> text) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : text.orElse("").split(",", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                // A plus is a plus here: W3C Baggage, not a form.
                String value = pair.substring(equals + 1).strip().replace("+", "%2B");
                pairs.put(pair.substring(0, equals).strip(), URLDecoder.decode(value, UTF_8));
            }
        }
        return pairs;
    }
}
