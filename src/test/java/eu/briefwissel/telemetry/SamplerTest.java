package eu.briefwissel.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.TraceParent;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamplerTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final TraceParent WANTED = new TraceParent(TRACE, "00f067aa0ba902b7", true);
    private static final TraceParent UNWANTED = new TraceParent(TRACE, "00f067aa0ba902b7", false);

    @ParameterizedTest
    @CsvSource({
        "always_on, true, true, true",
        "always_off, false, false, false",
        "parentbased_always_on, true, true, false",
        "parentbased_always_off, false, true, false",
        "parentbased_traceidratio, true, true, false"
    })
    void doesWhatItsNameSays(String name, boolean begunHere, boolean wanted, boolean unwanted) {
        Sampler sampler = named(name, "1");

        assertThat(sampler.samples(Optional.empty(), TRACE)).isEqualTo(begunHere);
        assertThat(sampler.samples(Optional.of(WANTED), TRACE)).isEqualTo(wanted);
        assertThat(sampler.samples(Optional.of(UNWANTED), TRACE)).isEqualTo(unwanted);
    }

    @Test
    void takesItsShareOfTheTracesThatHaveTheIdsOfMessages() {
        Sampler sampler = named("traceidratio", "0.25");

        long taken = IntStream.range(0, 10_000)
                .mapToObj(_ -> TraceParent.traceIdOf(DeliveryId.of(Instant.EPOCH, UUID.randomUUID())))
                .filter(trace -> sampler.samples(Optional.empty(), trace))
                .count();

        assertThat(taken / 10_000.0).isCloseTo(0.25, within(0.03));
    }

    @Test
    void refusesANameThatIsNone() {
        assertThatThrownBy(() -> named("sometimes", "1")).hasMessageContaining("sometimes");
    }

    private static Sampler named(String name, String ratio) {
        return Sampler.of(config("otel.traces.sampler", name, "otel.traces.sampler.arg", ratio));
    }

    static TelemetryConfig config(String... pairs) {
        var builder = new SmallRyeConfigBuilder().addDefaultInterceptors().withMapping(TelemetryConfig.class);
        for (int i = 0; i < pairs.length; i += 2) {
            builder.withDefaultValue(pairs[i], pairs[i + 1]);
        }
        return builder.build().getConfigMapping(TelemetryConfig.class);
    }
}
