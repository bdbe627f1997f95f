package eu.briefwissel.packaged;

import eu.briefwissel.packaged.Containerfile.Copy;
import eu.briefwissel.packaged.Containerfile.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An image of {@code deployments/images} without an engine: what its file copies, laid out as it says, on folders lent by this
 * machine in the place of the base image; read-only, not as root, without capabilities.
 */
final class ConfinedImage {

    private static final Path CONFINE =
            Path.of("src/test/resources/packaged/confine.sh").toAbsolutePath();
    private static final Path JAVA = Path.of(System.getProperty("java.home"));

    private final Stage image;
    private final Path directory;
    private final Path root;

    private ConfinedImage(Stage image, Path directory) {
        this.image = image;
        this.directory = directory;
        this.root = directory.resolve("root");
    }

    /** Lays it out. What the image takes from a stage before it is what that stage takes from here. */
    static ConfinedImage of(String name, Path directory) {
        Containerfile file = Containerfile.of(name);
        ConfinedImage image = new ConfinedImage(file.image(), directory);
        file.stages().stream()
                .flatMap(stage -> stage.copies().stream())
                .filter(copy -> !copy.isFromStage() && !copy.target().startsWith("/training"))
                .forEach(image::copy);
        return image;
    }

    /** Whether this machine lets anybody be confined. */
    boolean isPossible() {
        return run("true").exitCode(Duration.ofSeconds(10)) == 0;
    }

    /** Runs a command of the shell in it. */
    Program run(String command) {
        return confined("shell", Map.of(), List.of("/bin/sh", "-c", command));
    }

    /** Starts what it starts. */
    Program start(Map<String, String> environment) {
        return confined(
                "confined",
                environment,
                image.entrypoint().stream()
                        .map(word ->
                                word.equals("java") ? JAVA.resolve("bin/java").toString() : word)
                        .toList());
    }

    Path file(String path) {
        return root.resolve(path.substring(1));
    }

    private Program confined(String name, Map<String, String> environment, List<String> command) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("JAVA_HOME", JAVA.toString());
        return Program.start(
                name,
                directory,
                all,
                Stream.concat(Stream.of("sh", CONFINE.toString(), root.toString()), command.stream())
                        .toList());
    }

    private void copy(Copy copy) {
        try {
            Path source = source(copy.source());
            Path target = file(copy.target());
            Files.createDirectories(target.getParent());
            try (Stream<Path> files = Files.walk(source)) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    // as engines do: a JVM takes no cache of a jar of another time
                    Files.copy(
                            file,
                            target.resolve(source.relativize(file).toString()),
                            StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path source(String pattern) throws IOException {
        Path path = Path.of(pattern);
        if (Files.exists(path)) {
            return path;
        }
        var matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        try (Stream<Path> files = Files.list(path.getParent())) {
            return files.filter(matcher::matches).findFirst().orElseThrow();
        }
    }
}
