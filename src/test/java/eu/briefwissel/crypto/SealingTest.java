package eu.briefwissel.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is wrong with the library, it seals nothing that the JDK would not have sealed; each in a JVM of its own. */
class SealingTest {

    @Test
    void leavesItToOpenSslInANativeImage() throws IOException {
        assertThat(inItsOwnJvm("sealing", source -> source, "native", "0")).contains("sealing LIBCRYPTO");
    }

    @Test
    void leavesItToTheJdkOnTheJvm() throws IOException {
        assertThat(inItsOwnJvm("sealing", source -> source, "jvm", "0")).contains("sealing JDK");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            any-tag          | (context, tag, &written) != 1 | (context, tag, &written) == 9
            no-tag-is-right  | (context, tag, &written) != 1 | (context, tag, &written) != 9
            another-nonce    | part, part + KEY_BYTES, seals | part, part, seals
            no-context       | (bytes == ASSOCIATED_AT       | (bytes >= ASSOCIATED_AT
            one-byte-as-is   | &written, chunk, bytes) != 1  | &written, chunk, bytes - 1) != 1
            an-older-one     | crypto_Libcrypto_encrypt | crypto_Libcrypto_of_later
            no-cipher        | "AES-256-GCM" | "AES-256-NONE"
            no-hash          | "SHA256" | "SHA-NONE"
            another-code     | 0x36 ^ 0x5c | 0x36 ^ 0x5d
            """)
    void leavesItToTheJdkWhereTheLibraryDoesOtherwise(String name, String what, String instead) throws IOException {
        UnaryOperator<String> changed = source -> {
            assertThat(source).contains(what);
            return source.replace(what, instead);
        };
        assertThat(inItsOwnJvm(name, changed, "native", "0")).contains("sealing JDK");
    }

    @Test
    void keepsNothingOfASealOrACode() throws IOException {
        assertThat(inItsOwnJvm("sealing", source -> source, "native", "60000"))
                .matches("(?s).*grown by [0-9]{1,4} of 60000 seals.*");
    }

    private static String inItsOwnJvm(String name, UnaryOperator<String> change, String where, String seals)
            throws IOException {
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1", // the second compiler's own memory grows
                "-XX:+UseSerialGC", // a heap that is there from the beginning does not
                "-Xms32m",
                "-Xmx32m",
                "-XX:+AlwaysPreTouch",
                where.equals("native") ? "-Dorg.graalvm.nativeimage.imagecode=runtime" : "-Dhere=jvm",
                "-cp",
                "target/classes:target/test-classes",
                Main.class.getName(),
                Libraries.build(name, change).toString(),
                seals);
        return Libraries.run(new ProcessBuilder(command), 0);
    }

    /** Loads the library, says who seals, and ends with 0 where a round trip works, whoever does it. */
    static final class Main {

        private static final int WARM_UP = 10_000;
        private static final byte[] KEY = new byte[SecretKeyBytes.LENGTH];

        private Main() {}

        public static void main(String[] arguments) {
            Signers.load(Path.of(arguments[0]));
            System.out.println("sealing " + Sealing.provider());
            var plain = new byte[1_500];
            int seals = Integer.parseInt(arguments[1]);
            long before = 0;
            for (int i = 0; i < WARM_UP + seals; i++) {
                before = i == WARM_UP ? Libraries.residentKilobytes() : before;
                if (!comesBack(plain)) {
                    System.exit(1);
                }
            }
            System.out.printf("grown by %d of %d seals%n", Math.max(0, Libraries.residentKilobytes() - before), seals);
        }

        private static boolean comesBack(byte[] plain) {
            var nonce = new byte[AesGcm.NONCE_BYTES];
            try (var cipher = AesGcm.under(SecretKeyBytes.of(KEY))) {
                var sealed = cipher.seal(nonce, nonce, plain, 0);
                sealed[3] ^= 1;
                refuse(cipher, sealed);
                sealed[3] ^= 1;
                return Arrays.equals(plain, cipher.open(nonce, nonce, sealed, 0))
                        && Arrays.equals(Hmac.sha256(KEY, plain), Hmac.ofJdk(KEY, plain));
            }
        }

        private static void refuse(AesGcm cipher, byte[] sealed) {
            try {
                cipher.open(new byte[AesGcm.NONCE_BYTES], new byte[AesGcm.NONCE_BYTES], sealed, 0);
                throw new AssertionError("a seal that was changed has opened");
            } catch (SealBroken _) {
                return;
            }
        }
    }
}
