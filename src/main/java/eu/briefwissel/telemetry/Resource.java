package eu.briefwissel.telemetry;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** What is said of this process with all that it tells: its name, and which functions it carries. */
@Singleton
class Resource {

    /** Of every metric at {@code /q/metrics}. */
    static final String TAG = "function";

    private static final String FUNCTION = "briefwissel.function";
    private static final String ON = "on";
    private static final String ALL = "all";
    private static final List<String> UNLESS_OFF = List.of("ingest", "reach", "publish", "webhook", "fallback");

    /** Built into few programs; where it is not, there are all without it. */
    private static final String DOCUMENT = "document";

    private final Map<String, String> attributes;
    private final String carried;

    Resource(TelemetryConfig config, Config settings) {
        this.carried = carried(settings);
        Map<String, String> said = new LinkedHashMap<>(Pairs.read(config.resourceAttributes()));
        said.put("service.name", config.serviceName());
        said.put(FUNCTION, carried);
        this.attributes = Map.copyOf(said);
    }

    @Produces
    @Singleton
    MeterFilter tagged() {
        return MeterFilter.commonTags(Tags.of(TAG, carried));
    }

    void write(ObjectNode node) {
        ArrayNode all = node.putObject("resource").putArray("attributes");
        attributes.forEach((key, value) ->
                all.addObject().put("key", key).putObject("value").put("stringValue", value));
    }

    private static String carried(Config settings) {
        List<String> all = new ArrayList<>(UNLESS_OFF);
        all.removeIf(function -> !isOn(settings, function).orElse(true));
        if (all.equals(UNLESS_OFF)) {
            return ALL;
        }
        if (isOn(settings, DOCUMENT).orElse(false)) {
            all.add(DOCUMENT);
        }
        return String.join("+", all);
    }

    private static Optional<Boolean> isOn(Config settings, String function) {
        return settings.getOptionalValue(FUNCTION + "." + function, String.class)
                .map(ON::equals);
    }
}
