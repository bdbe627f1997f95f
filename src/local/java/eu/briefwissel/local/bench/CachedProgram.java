package eu.briefwissel.local.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A production build as {@code deployments/images/jvm.Containerfile} starts it: the JVM with what it once learnt.
 *
 * @param directory where its jar is; the cache is written beside it
 */
record CachedProgram(Path directory) {

    private static final Path BUILT = Path.of("target/production/quarkus-app");

    /** The same when it learns and when it starts: a JVM does not take the cache of one with other options. */
    private static final List<String> OPTIONS =
            List.of("-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

    /** The one that {@code ./briefwissel aot} has built; empty where there is none. */
    static Optional<CachedProgram> built() {
        return Optional.of(new CachedProgram(BUILT)).filter(program -> Files.exists(program.cache()));
    }

    Path cache() {
        return directory.toAbsolutePath().resolve("briefwissel.aot");
    }

    /** Learns, and writes the cache when it is told to stop. */
    List<String> recording() {
        return command("-XX:AOTCacheOutput=" + cache());
    }

    /** Starts with the cache, or not at all where it is of another JVM, another build or other options. */
    List<String> withCache() {
        return command("-XX:AOTCache=" + cache(), "-XX:AOTMode=on");
    }

    private List<String> command(String... more) {
        return Stream.of(
                        Stream.of(Path.of(System.getProperty("java.home"), "bin", "java")
                                .toString()),
                        OPTIONS.stream(),
                        Stream.of(more),
                        Stream.of(
                                "-jar",
                                directory
                                        .toAbsolutePath()
                                        .resolve("quarkus-run.jar")
                                        .toString()))
                .flatMap(part -> part)
                .toList();
    }
}
