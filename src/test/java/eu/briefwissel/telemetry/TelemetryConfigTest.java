package eu.briefwissel.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The settings of the OpenTelemetry specification mean what they mean there. */
class TelemetryConfigTest {

    private static final String BASE = "otel.exporter.otlp.endpoint";

    @Test
    void tellsNobodyWithoutAnEndpoint() {
        assertThat(SamplerTest.config("otel.service.name", "x").tracesTo()).isEmpty();
        assertThat(SamplerTest.config("otel.service.name", "x").metricsTo()).isEmpty();
    }

    @Test
    void putsThePathOfTracesBehindTheBase() {
        assertThat(SamplerTest.config(BASE, "http://collector:4318/").tracesTo())
                .contains(URI.create("http://collector:4318/v1/traces"));
        assertThat(SamplerTest.config(BASE, "http://collector:4318").metricsTo())
                .contains(URI.create("http://collector:4318/v1/metrics"));
    }

    @Test
    void takesTheAddressForTracesAsItIs() {
        assertThat(SamplerTest.config(BASE, "http://a", "otel.exporter.otlp.traces.endpoint", "http://b/traces")
                        .tracesTo())
                .contains(URI.create("http://b/traces"));
    }

    @Test
    void tellsNobodyWhereItIsDisabled() {
        assertThat(SamplerTest.config(BASE, "http://a", "otel.sdk.disabled", "true")
                        .tracesTo())
                .isEmpty();
        assertThat(SamplerTest.config(BASE, "http://a", "otel.metrics.exporter", "none")
                        .metricsTo())
                .isEmpty();
    }

    @Test
    void readsPairsWithEncodedValues() {
        assertThat(Pairs.read(Optional.of("authorization=Basic%20YTo+Yg==, x-tenant = a%2Cb,,broken")))
                .isEqualTo(Map.of("authorization", "Basic YTo+Yg==", "x-tenant", "a,b"));
    }
}
