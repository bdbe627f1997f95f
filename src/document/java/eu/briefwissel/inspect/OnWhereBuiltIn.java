package eu.briefwissel.inspect;

import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * Where the function document is built in it is carried, and messages with PDFs are inspected, unless somebody says otherwise. Part of
 * the builds that have it, by {@code META-INF/services}.
 */
public final class OnWhereBuiltIn implements ConfigSource {

    private static final Map<String, String> ON =
            Map.of("briefwissel.function.document", "on", "briefwissel.inspection", "on");

    /** Below whatever is said anywhere else, application.properties (250) among it. */
    private static final int LAST = 50;

    @Override
    public Set<String> getPropertyNames() {
        return ON.keySet();
    }

    @Override
    public @Nullable String getValue(String name) {
        return ON.get(name);
    }

    @Override
    public String getName() {
        return "the function document is built in";
    }

    @Override
    public int getOrdinal() {
        return LAST;
    }
}
