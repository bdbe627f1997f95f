package eu.briefwissel.local.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.briefwissel.local.StartRefused;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StartOptionsTest {

    @Test
    void takesWhatItIsTold() {
        assertThat(StartOptions.parse("start", "--starts=7", "--binary=a/b"))
                .isEqualTo(new StartOptions(7, Optional.of(Path.of("a/b")), CachedProgram.built(), LambdaZip.built()));
    }

    @Test
    void startsAHundredTimesUnlessTold() {
        assertThat(StartOptions.parse("start", "--binary=b").starts()).isEqualTo(100);
    }

    @Test
    void namesTheWordItDoesNotKnow() {
        assertThatThrownBy(() -> StartOptions.parse("start", "--clients=4"))
                .isInstanceOf(StartRefused.class)
                .hasMessageStartingWith("bench does not know --clients=4\n");
    }
}
