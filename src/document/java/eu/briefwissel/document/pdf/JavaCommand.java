package eu.briefwissel.document.pdf;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;

/** How the process that looks is started: the Java that runs this program, and the libraries that it has. */
final class JavaCommand {

    private static final String BOOT = "boot";

    private JavaCommand() {}

    static List<String> of(long memory, long longestMillis, Path scratch) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + memory,
                "-Xss1m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                "-Xshare:auto",
                "-Djava.awt.headless=true",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + scratch.resolve("crash.log"),
                "-Djava.io.tmpdir=" + scratch,
                "-cp",
                classPath(),
                LookingProcess.class.getName(),
                String.valueOf(longestMillis));
    }

    private static String classPath() {
        return library().flatMap(JavaCommand::around).orElseGet(() -> System.getProperty("java.class.path"));
    }

    /** Where a packaged program has its libraries: beside the one that is looked with. */
    private static Optional<String> around(Path library) {
        Path folder = library.resolve("..").normalize();
        if (folder.endsWith(Path.of("lib", "main"))) {
            Path root = folder.resolve("../..").normalize();
            return Optional.of(String.join(
                    System.getProperty("path.separator"),
                    root.resolve("app") + "/*",
                    folder + "/*",
                    folder.resolveSibling(BOOT) + "/*"));
        }
        if (folder.endsWith("lib")) {
            return Optional.of(folder.getParent() + System.getProperty("path.separator") + folder + "/*");
        }
        return Optional.empty();
    }

    private static Optional<Path> library() {
        return Optional.ofNullable(Loader.class.getProtectionDomain().getCodeSource())
                .map(CodeSource::getLocation)
                .flatMap(JavaCommand::path);
    }

    private static Optional<Path> path(URL location) {
        try {
            return location.getProtocol().equals("file") ? Optional.of(Path.of(location.toURI())) : Optional.empty();
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }
}
