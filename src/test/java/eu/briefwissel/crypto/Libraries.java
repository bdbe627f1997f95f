package eu.briefwissel.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Assumptions;

/** The signing library, built by its own script for the tests: as it is, or damaged. Where it cannot be built, no test of it runs. */
final class Libraries {

    private static final Path SOURCE = Path.of("src/main/c/signer.c");
    private static final int NO_COMPILER = 3;

    /** A class is linked to one library for ever, so this JVM has one; damaged ones need a JVM each. */
    private static final class Whole {
        private static final Signers SIGNERS = Signers.load(build("whole", source -> source));
    }

    private Libraries() {}

    static Signers signers() {
        return Whole.SIGNERS;
    }

    /** Builds it from its source after {@code change}. */
    static Path build(String name, UnaryOperator<String> change) {
        var directory = Path.of("target/signer-tests", name);
        try {
            Files.createDirectories(directory);
            var source = Files.writeString(directory.resolve("signer.c"), change.apply(Files.readString(SOURCE)));
            var compiler = new ProcessBuilder("src/main/c/build", directory.toString(), source.toString())
                    .redirectErrorStream(true);
            compiler.environment().put("JAVA_HOME", System.getProperty("java.home"));
            var output = run(compiler, NO_COMPILER);
            Assumptions.assumeFalse(output.isEmpty(), "NOT TESTED: the signing library, without a C compiler");
            return directory.resolve("libbriefwissel-signer.so");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Output and end of a process; empty where it ends with the code that is allowed beside 0. */
    static String run(ProcessBuilder builder, int allowed) throws IOException {
        var process = builder.redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        try {
            int code = process.waitFor();
            if (code != 0 && code != allowed) {
                throw new AssertionError("ended with " + code + ": " + output);
            }
            return code == 0 ? output + "ended with 0" : "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    static long residentKilobytes() {
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
