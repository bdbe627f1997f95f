package eu.briefwissel.function;

import java.util.Map;

/**
 * What a single machine brings along when no database is configured; found by {@link java.util.ServiceLoader}, and not
 * compiled into production.
 */
public interface LocalMachine extends AutoCloseable {

    /**
     * Starts it, before the gateway.
     *
     * @return settings for the gateway, used where nothing else sets them
     */
    Map<String, String> start();

    @Override
    void close();
}
