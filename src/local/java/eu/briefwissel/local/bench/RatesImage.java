package eu.briefwissel.local.bench;

import eu.briefwissel.local.StartRefused;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The package {@code crypto} alone, and a native image of it by the flags that the pom has for the whole program. */
final class RatesImage {

    private static final String PACKAGE = "eu/briefwissel/crypto";
    private static final String MAIN_PACKAGE = "eu/briefwissel/local/bench";
    private static final String MAIN = MAIN_PACKAGE + "/PrintRates.class";
    private static final Pattern FLAGS = Pattern.compile(
            "<quarkus\\.native\\.additional-build-args-append>(.*?)</quarkus\\.native\\.additional-build-args-append>");

    private final Path directory;

    /** Copies the classes into the directory. */
    RatesImage(Path directory) throws IOException {
        this.directory = directory;
        Path jar = packagedClasses();
        try (var packaged = FileSystems.newFileSystem(jar);
                var files = Files.list(packaged.getPath(PACKAGE))) {
            Files.createDirectories(classes().resolve(PACKAGE));
            Files.createDirectories(classes().resolve(MAIN_PACKAGE));
            for (Path file :
                    Stream.concat(files, Stream.of(packaged.getPath(MAIN))).toList()) {
                Files.copy(file, classes().resolve(file.toString()));
            }
        }
    }

    Path classes() {
        return directory.resolve("classes");
    }

    static String main() {
        return PrintRates.class.getName();
    }

    /** The pom's; commas within one are escaped. */
    static List<String> flags() throws IOException {
        var flags = FLAGS.matcher(Files.readString(Path.of("pom.xml")));
        return flags.find()
                ? Arrays.stream(flags.group(1).split("(?<!\\\\),", -1))
                        .map(flag -> flag.replace("\\,", ","))
                        .toList()
                : List.of();
    }

    /** The program that builds native images; empty where {@code GRAALVM_HOME} names none. */
    static Optional<Path> builder() {
        return Optional.ofNullable(System.getenv("GRAALVM_HOME"))
                .map(home -> Path.of(home, "bin", "native-image"))
                .filter(Files::isExecutable);
    }

    /** Takes a minute or two. */
    Path build(Path builder) throws IOException {
        Path image = directory.resolve("rates");
        var command = new ArrayList<String>();
        command.add(builder.toString());
        command.addAll(flags());
        command.addAll(List.of("--no-fallback", "--enable-native-access=ALL-UNNAMED", "-J-Xmx3g"));
        command.addAll(List.of("-cp", classes().toString(), "-o", image.toString(), main()));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!Files.isExecutable(image)) {
            throw new StartRefused("The native image was not built:\n" + output);
        }
        return image;
    }

    private static Path packagedClasses() throws IOException {
        try {
            return Path.of(PrintRates.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }
}
