package eu.briefwissel.function.lambda;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Switches functions by the handler that a Lambda is given, so that one zip answers the routes of that one only. Comes
 * before everything else that is configured: the handler is the choice. Part of the Lambda builds only, by
 * {@code META-INF/services}.
 */
public final class SwitchesOfHandler implements ConfigSourceFactory {

    private static final String HANDLER = "quarkus.lambda.handler";
    private static final String PREFIX = "briefwissel.function.";
    private static final List<String> FUNCTIONS =
            List.of("ingest", "reach", "publish", "webhook", "fallback", "document");

    /** Above the environment (300) and system properties (400). */
    private static final int FIRST = 500;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        return Optional.ofNullable(context.getValue(HANDLER))
                .map(ConfigValue::getValue)
                .<Iterable<ConfigSource>>map(handler ->
                        List.of(new PropertiesConfigSource(switches(handler), "the handler " + handler, FIRST)))
                .orElse(List.of());
    }

    /** Administration is a part of the function fallback, with a handler of its own. */
    static Map<String, String> switches(String handler) {
        String on = handler.equals("admin") ? "fallback" : handler;
        return FUNCTIONS.stream()
                .collect(Collectors.toMap(
                        function -> PREFIX + function, function -> function.equals(on) ? "on" : "off"));
    }
}
