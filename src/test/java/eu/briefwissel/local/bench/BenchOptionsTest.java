package eu.briefwissel.local.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.briefwissel.local.StartRefused;
import eu.briefwissel.local.bench.BenchOptions.Subject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchOptionsTest {

    @Test
    void measuresSixteenClientsUnlessTold() {
        BenchOptions options = BenchOptions.parse("ingest");

        assertThat(options).isEqualTo(new BenchOptions(Subject.INGEST, 16, 15, 30, 3, 3_000, Optional.empty()));
        assertThat(options.round()).isEqualTo(Duration.ofSeconds(15));
        assertThat(options.unmeasured()).isEqualTo(1_000);
    }

    @Test
    void takesWhatItIsTold() {
        BenchOptions options = BenchOptions.parse(
                "publish", "--clients=4", "--seconds=2", "--warm-up=1", "--rounds=5", "--messages=60", "--keep=kept");

        assertThat(options).isEqualTo(new BenchOptions(Subject.PUBLISH, 4, 2, 1, 5, 60, Optional.of(Path.of("kept"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--clients=0", "--clients=-1", "--clients", "--clients=many", "--colour=1", "16"})
    void namesTheWordItDoesNotKnow(String word) {
        assertThatThrownBy(() -> BenchOptions.parse("ingest", word))
                .isInstanceOf(StartRefused.class)
                .hasMessageStartingWith("bench does not know " + word + "\n")
                .hasMessageContaining("usage: ./briefwissel bench");
    }

    @Test
    void saysHowItIsUsedWhereNothingIsToBeMeasured() {
        assertThatThrownBy(BenchOptions::parse).hasMessageContaining("ingest|publish");
        assertThatThrownBy(() -> BenchOptions.parse("digest")).hasMessageContaining("ingest|publish");
    }
}
