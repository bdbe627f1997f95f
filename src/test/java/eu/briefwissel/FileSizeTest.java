package eu.briefwissel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FileSizeTest {

    private static final int LIMIT = 300;

    @Test
    void keepsEverySourceFileShortEnoughToBeReadInOneSitting() {
        List<Path> files = Stream.of("src/main/java", "src/local/java", "src/aws/java")
                .flatMap(FileSizeTest::sources)
                .toList();

        List<String> tooLong = files.stream()
                .filter(f -> lines(f) > LIMIT)
                .map(f -> f + ": " + lines(f))
                .toList();

        assertThat(files).isNotEmpty();
        assertThat(tooLong)
                .as("files of more than %d lines; what part of each could stand by itself?", LIMIT)
                .isEmpty();
    }

    private static Stream<Path> sources(String root) {
        Path folder = Path.of(root);
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(f -> f.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int lines(Path file) {
        try {
            return Files.readAllLines(file).size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
