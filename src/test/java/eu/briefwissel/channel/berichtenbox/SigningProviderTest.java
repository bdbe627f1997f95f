package eu.briefwissel.channel.berichtenbox;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.crypto.Signers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SigningProviderTest {

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    @Test
    void tellsByMetricThatTheJdkSignsWhereThereIsNoLibrary() {
        var signers = SigningProvider.signers(() -> Optional.of(Path.of("/nowhere/lib.so")), metrics);

        assertThat(signers.provider()).isEqualTo(Signers.Provider.JDK);
        assertThat(signers.reason()).contains("/nowhere/lib.so");
        assertThat(metrics.get("briefwissel.signer")
                        .tag("provider", "jdk")
                        .gauge()
                        .value())
                .isEqualTo(1);
    }

    @Test
    void looksBesideTheProgramWhereNothingIsSaid() {
        var signers = SigningProvider.signers(Optional::empty, metrics);

        assertThat(signers.reason()).isEqualTo("there is no libbriefwissel-signer.so beside the program");
    }
}
