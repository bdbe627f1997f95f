package eu.briefwissel.telemetry;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What is said of this process with all that it tells: its name, and which functions it carries. */
@Singleton
class Resource {

    /** Of every metric at {@code /q/metrics}. */
    static final String TAG = "function";

    private static final String FUNCTION = "briefwissel.function";
    private static final String OFF = "off";
    private static final String ALL = "all";
    private static final int FUNCTIONS = 4;

    private final Map<String, String> attributes;
    private final String carried;

    Resource(
            TelemetryConfig config,
            @ConfigProperty(name = "briefwissel.function.ingest", defaultValue = "on") String ingest,
            @ConfigProperty(name = "briefwissel.function.publish", defaultValue = "on") String publish,
            @ConfigProperty(name = "briefwissel.function.webhook", defaultValue = "on") String webhook,
            @ConfigProperty(name = "briefwissel.function.fallback", defaultValue = "on") String fallback) {
        Map<String, String> switches = new LinkedHashMap<>();
        switches.put("ingest", ingest);
        switches.put("publish", publish);
        switches.put("webhook", webhook);
        switches.put("fallback", fallback);
        switches.values().removeIf(OFF::equals);
        this.carried = switches.size() == FUNCTIONS ? ALL : String.join("+", switches.keySet());
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
}
