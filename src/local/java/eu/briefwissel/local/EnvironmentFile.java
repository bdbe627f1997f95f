package eu.briefwissel.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Settings as a file that a shell can read, for functions that run beside the sandbox; for its owner only. */
public final class EnvironmentFile {

    private EnvironmentFile() {}

    /** Writes {@code NAME='value'} a line, by the rule by which Quarkus finds settings in the environment. */
    static void write(Path file, Map<String, String> settings) {
        String lines = new TreeMap<>(settings)
                .entrySet().stream()
                        .map(e -> name(e.getKey()) + "='" + e.getValue().replace("'", "'\\''") + "'\n")
                        .collect(Collectors.joining());
        try {
            PrivateFile.write(file, lines.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the settings for other functions cannot be written", e);
        }
    }

    /** Reads back what {@link #write} wrote, by the names that stand there. */
    public static Map<String, String> read(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> pair[0],
                        pair -> pair[1].substring(1, pair[1].length() - 1).replace("'\\''", "'")));
    }

    private static String name(String setting) {
        return setting.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
