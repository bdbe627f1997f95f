package eu.briefwissel.local.bench;

import eu.briefwissel.local.DeletedTree;
import eu.briefwissel.local.StartRefused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a native image makes of our cryptography: one thread of it and of the JVM, in turns, and of {@code openssl speed} for
 * RSA. Each counts by its best round.
 */
final class CryptoBench {

    private static final Path LIBRARY = Path.of("target/quarkus-app/libbriefwissel-signer.so");
    private static final int ROUNDS = 3;
    private static final int[] SIZES = {2_048, 3_072};
    private static final String RSA = "RSA-";
    private static final String LINE = "%-40s%14s%12s%9s%n";

    private final Map<String, Double> jvm = new LinkedHashMap<>();
    private final Map<String, Double> image = new LinkedHashMap<>();
    private final Map<String, Double> openssl = new LinkedHashMap<>();
    private final List<String> arguments = new ArrayList<>();

    static void run() {
        try {
            Path directory = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "bench-crypto-");
            try {
                new CryptoBench().measure(directory);
            } finally {
                DeletedTree.at(directory);
            }
        } catch (IOException e) {
            throw new StartRefused("There is no measuring here: " + e.getMessage(), e);
        }
    }

    private void measure(Path directory) throws IOException {
        arguments.add(LIBRARY.toAbsolutePath().toString());
        for (int bits : SIZES) {
            Path key = directory.resolve("key-" + bits);
            Path certificate = directory.resolve("certificate-" + bits);
            SignBench.makeKey(bits, key, certificate);
            arguments.addAll(List.of(RSA + bits, key.toString(), certificate.toString()));
        }
        var rates = new RatesImage(directory);
        Optional<Path> program = built(rates);
        for (int i = 0; i < ROUNDS; i++) {
            for (int bits : SIZES) {
                openssl.merge(RSA + bits, SignBench.speed(bits).orElse(Double.NaN), Math::max);
            }
            run(jvm, onTheJvm(rates));
            if (program.isPresent()) {
                run(image, List.of(program.get().toString()));
            }
        }
        print();
    }

    private static Optional<Path> built(RatesImage rates) throws IOException {
        Optional<Path> builder = RatesImage.builder();
        if (builder.isEmpty()) {
            System.out.println("GRAALVM_HOME names no native-image: the JVM's figures alone");
            return Optional.empty();
        }
        System.out.println("the package crypto as a native image, built with " + String.join(" ", RatesImage.flags()));
        return Optional.of(rates.build(builder.get()));
    }

    private static List<String> onTheJvm(RatesImage rates) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                rates.classes().toString(),
                RatesImage.main());
    }

    private void run(Map<String, Double> rates, List<String> program) throws IOException {
        var command = new ArrayList<>(program);
        command.addAll(arguments);
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        for (String line : output.lines().toList()) {
            int tab = line.indexOf('\t');
            rates.merge(line.substring(0, tab), Double.parseDouble(line.substring(tab + 1)), Math::max);
        }
    }

    /** A rate of zero is a word of who computes. */
    private void print() {
        jvm.forEach((name, rate) -> {
            if (rate == 0) {
                System.out.println("JVM: " + name);
            }
        });
        image.forEach((name, rate) -> {
            if (rate == 0) {
                System.out.println("native: " + name);
            }
        });
        System.out.printf(LINE, "1,500 bytes unless said, a second", "JVM", "native", "ratio");
        jvm.forEach((name, rate) -> {
            if (rate > 0 && !openssl.containsKey(name)) {
                print(name, rate, image.get(name));
            }
        });
        System.out.printf(LINE, "signatures a second", "openssl speed", "native", "ratio");
        openssl.forEach((name, rate) -> print(name, rate, image.get(name)));
        System.out.printf(LINE, "", "openssl speed", "JVM", "ratio");
        openssl.forEach((name, rate) -> print(name, rate, jvm.get(name)));
    }

    private static void print(String name, double base, @Nullable Double ours) {
        System.out.printf(
                LINE,
                name,
                "%,.0f".formatted(base),
                ours == null ? "–" : "%,.0f".formatted(ours),
                ours == null ? "–" : "%.2f".formatted(ours / base));
    }
}
