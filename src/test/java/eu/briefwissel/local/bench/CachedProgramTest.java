package eu.briefwissel.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CachedProgramTest {

    private static final CachedProgram IN_THE_IMAGE = new CachedProgram(Path.of("/app"));

    @Test
    void theImageStartsItWithTheOptionsThatItWasTrainedWith() throws IOException {
        String entrypoint = Files.readAllLines(Path.of("deployments/images/jvm.Containerfile")).stream()
                .filter(line -> line.startsWith("ENTRYPOINT "))
                .collect(Collectors.joining());

        List<String> said = IN_THE_IMAGE.withCache();

        assertThat(entrypoint.replace("\"-Djava.io.tmpdir=/scratch\", ", ""))
                .isEqualTo(said.subList(1, said.size()).stream()
                        .collect(Collectors.joining("\", \"", "ENTRYPOINT [\"java\", \"", "\"]")));
    }

    @Test
    void learnsAsItStarts() {
        List<String> recording = IN_THE_IMAGE.recording();
        List<String> starting = IN_THE_IMAGE.withCache();

        assertThat(recording).contains("-XX:AOTCacheOutput=/app/briefwissel.aot");
        assertThat(recording.stream().filter(word -> !word.startsWith("-XX:AOT")))
                .isEqualTo(starting.stream()
                        .filter(word -> !word.startsWith("-XX:AOT"))
                        .toList());
    }
}
