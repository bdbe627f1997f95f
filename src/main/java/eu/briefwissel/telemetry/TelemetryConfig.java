package eu.briefwissel.telemetry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/**
 * Where spans and metrics go. The settings are those of the OpenTelemetry specification, in the environment as {@code OTEL_…}; each can be
 * given for this program alone under its own name, too. Without an endpoint nothing is sent.
 */
@ConfigMapping(prefix = "briefwissel.telemetry")
public interface TelemetryConfig {

    /** Nothing is sent where it is true. */
    @WithDefault("${otel.sdk.disabled:false}")
    boolean disabled();

    /** The base of OTLP over HTTP; {@code /v1/traces} and {@code /v1/metrics} are put behind it. */
    @WithDefault("${otel.exporter.otlp.endpoint:}")
    Optional<URI> endpoint();

    /** The whole address for traces, where it is another. */
    @WithDefault("${otel.exporter.otlp.traces.endpoint:}")
    Optional<URI> tracesEndpoint();

    /** The whole address for metrics, where it is another. */
    @WithDefault("${otel.exporter.otlp.metrics.endpoint:}")
    Optional<URI> metricsEndpoint();

    /** {@code otlp}, or {@code none}: no spans. */
    @WithDefault("${otel.traces.exporter:otlp}")
    String tracesExporter();

    /** {@code otlp}, or {@code none}: no metrics, since somebody scrapes them. */
    @WithDefault("${otel.metrics.exporter:otlp}")
    String metricsExporter();

    /** How often metrics are sent, in milliseconds. */
    @WithDefault("${otel.metric.export.interval:60000}")
    long interval();

    /** {@code cumulative}: counts since the start of the process; {@code delta}: since those that were sent before. */
    @WithDefault("${otel.exporter.otlp.metrics.temporality.preference:cumulative}")
    String temporality();

    /** Headers of each request: {@code key=value,…}, values percent-encoded. May hold a secret. */
    @WithDefault("${otel.exporter.otlp.headers:}")
    Optional<String> headers();

    /** The longest one request takes, in milliseconds. */
    @WithDefault("${otel.exporter.otlp.timeout:10000}")
    int timeout();

    @WithDefault("${otel.service.name:briefwissel}")
    String serviceName();

    /** What else is said of this process: {@code key=value,…}, values percent-encoded. */
    @WithDefault("${otel.resource.attributes:}")
    Optional<String> resourceAttributes();

    @WithDefault("${otel.traces.sampler:parentbased_always_on}")
    String sampler();

    /** Of the samplers with a ratio. */
    @WithDefault("${otel.traces.sampler.arg:1.0}")
    double samplerRatio();

    /** How long spans gather before they are sent, in milliseconds. */
    @WithDefault("${otel.bsp.schedule.delay:5000}")
    long gathering();

    default boolean asDifferences() {
        return temporality().equalsIgnoreCase("delta");
    }

    /** Where spans are sent; empty where nobody wants them. */
    default Optional<URI> tracesTo() {
        return disabled() || tracesExporter().equals("none")
                ? Optional.empty()
                : tracesEndpoint().or(() -> behindTheBase("/v1/traces"));
    }

    /** Where metrics are sent; empty where nobody wants them. */
    default Optional<URI> metricsTo() {
        return disabled() || metricsExporter().equals("none")
                ? Optional.empty()
                : metricsEndpoint().or(() -> behindTheBase("/v1/metrics"));
    }

    private Optional<URI> behindTheBase(String path) {
        return endpoint().map(base -> URI.create(base.toString().replaceAll("/+$", "") + path));
    }
}
