package eu.briefwissel.scale;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** What was measured, assumed and read from price lists: docs/scale.properties, where each stands with its source. */
record Constants(Properties values) {

    static final Path FILE = Path.of("docs/scale.properties");

    static Constants read() {
        Properties values = new Properties();
        try (var reader = Files.newBufferedReader(FILE)) {
            values.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Constants(values);
    }

    double number(String name) {
        String text = values.getProperty(name);
        if (text == null) {
            throw new IllegalArgumentException(FILE + " does not say " + name);
        }
        return Double.parseDouble(text.strip().replace("_", ""));
    }
}
