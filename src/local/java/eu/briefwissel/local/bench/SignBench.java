package eu.briefwissel.local.bench;

import eu.briefwissel.crypto.Signers;
import eu.briefwissel.local.StartRefused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.OptionalDouble;

/** RSA signatures a second of one thread in this JVM, by OpenSSL and by the JDK, in turns with {@code openssl speed}. */
final class SignBench {

    private static final Path LIBRARY = Path.of("target/quarkus-app/libbriefwissel-signer.so");
    private static final int ROUNDS = 3;
    private static final long NANOS = 2_000_000_000L;
    private static final int[] SIZES = {2_048, 3_072};
    private static final String MISSING =
            "openssl is not installed: there is nothing to compare with (apt-get install openssl)";

    private SignBench() {}

    static void run() {
        Signers quick = Signers.load(LIBRARY);
        System.out.printf("provider=%s (%s)%n", quick.provider(), quick.reason());
        System.out.printf("%-10s%12s%10s%8s%10s%8s%n", "", "openssl/s", "ours/s", "ratio", "JDK/s", "ratio");
        try {
            Path directory = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "bench-sign-");
            for (int bits : SIZES) {
                measure(bits, directory, quick);
            }
            for (String name : new String[] {"key", "certificate"}) {
                Files.delete(directory.resolve(name));
            }
            Files.delete(directory);
        } catch (IOException e) {
            throw new StartRefused(MISSING, e);
        }
    }

    private static void measure(int bits, Path directory, Signers quick) throws IOException {
        Path key = directory.resolve("key");
        Path certificate = directory.resolve("certificate");
        makeKey(bits, key, certificate);
        var ours = quick.parse(Files.readString(key), Files.readString(certificate));
        var jdk = Signers.ofJdk("wanted").parse(Files.readString(key), Files.readString(certificate));
        double[] best = new double[3];
        for (int i = 0; i < ROUNDS; i++) {
            best[0] = Math.max(best[0], speed(bits).orElse(0));
            best[1] = Math.max(best[1], perSecond(ours::sign));
            best[2] = Math.max(best[2], perSecond(jdk::sign));
        }
        System.out.printf(
                "RSA-%-6d%12.0f%10.0f%8.2f%10.0f%8.2f%n",
                bits, best[0], best[1], best[1] / best[0], best[2], best[2] / best[0]);
    }

    /** A new key and a certificate of its own signing, as PEM. */
    static void makeKey(int bits, Path key, Path certificate) throws IOException {
        openssl(
                "req",
                "-x509",
                "-newkey",
                "rsa:" + bits,
                "-nodes",
                "-subj",
                "/CN=bench",
                "-keyout",
                key.toString(),
                "-out",
                certificate.toString());
    }

    private interface Signing {
        String sign(byte[] body);
    }

    private static double perSecond(Signing signing) {
        byte[] body = new byte[SampleMessage.BYTES];
        long before = System.nanoTime();
        int signatures = 0;
        while (System.nanoTime() - before < NANOS) {
            signing.sign(body);
            signatures++;
        }
        return signatures * 1e9 / (System.nanoTime() - before);
    }

    /** The last line ends in signatures and verifications a second. */
    static OptionalDouble speed(int bits) throws IOException {
        String[] words = openssl("speed", "-seconds", "2", "rsa" + bits).strip().split("\\s+");
        return Arrays.stream(words)
                .skip(words.length - 2L)
                .limit(1)
                .mapToDouble(Double::parseDouble)
                .findFirst();
    }

    private static String openssl(String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add("openssl");
        command.addAll(Arrays.asList(arguments));
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
