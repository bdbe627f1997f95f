package eu.briefwissel.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentFileTest {

    @TempDir
    Path directory;

    @Test
    void readsBackWhatItWroteByTheNamesOfTheEnvironment() throws IOException {
        Path file = directory.resolve("sandbox.env");
        EnvironmentFile.write(file, Map.of("quarkus.http.port", "8080", "briefwissel.secret-of", "it's=\"x y\""));

        assertThat(Files.readString(file)).contains("QUARKUS_HTTP_PORT='8080'\n");
        assertThat(EnvironmentFile.read(file))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("QUARKUS_HTTP_PORT", "8080", "BRIEFWISSEL_SECRET_OF", "it's=\"x y\""));
    }
}
