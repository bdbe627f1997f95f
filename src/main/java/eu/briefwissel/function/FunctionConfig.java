package eu.briefwissel.function;

import eu.briefwissel.delivery.Stage;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

/** Which functions this process carries; all of them on one machine. */
@ConfigMapping(prefix = "briefwissel.function")
public interface FunctionConfig {

    /** Submissions, tracking and tokens: {@code /v1} and {@code /oauth/token}. */
    @WithDefault("on")
    @WithConverter(Switch.Reader.class)
    Switch ingest();

    /**
     * Asking operators while a sender waits: {@code /v1/reach}, and checks of accounts ({@code /v1/senders/…/check}). The one of
     * those that answer the internet that calls it.
     */
    @WithDefault("on")
    @WithConverter(Switch.Reader.class)
    Switch reach();

    /** Resolving and publishing. */
    @WithDefault("on")
    @WithConverter(Switch.Reader.class)
    Switch publish();

    /** The operators' webhooks. */
    @WithDefault("on")
    @WithConverter(Switch.Reader.class)
    Switch webhook();

    /** Polling, deadlines and upkeep, and the operator's administration of them. */
    @WithDefault("on")
    @WithConverter(Switch.Reader.class)
    Switch fallback();

    /** Looking into documents. Off unless it is built in (src/document), which says so itself. */
    @WithDefault("off")
    @WithConverter(Switch.Reader.class)
    Switch document();

    /** The tenant that webhooks without a tenant in their path belong to. */
    @WithDefault("default")
    String defaultTenant();

    /** Whether this process works off the work of {@code stage}. */
    default boolean worksOff(Stage stage) {
        return switch (stage) {
            case INSPECT -> document().isOn();
            case RESOLVE, PUBLISH -> publish().isOn();
            case RECEIVE, POLL, FALLBACK -> fallback().isOn();
        };
    }
}
