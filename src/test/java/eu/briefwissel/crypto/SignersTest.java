package eu.briefwissel.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is wrong with the library, letters are signed, and rightly; each in a JVM of its own. */
class SignersTest {

    @Test
    void takesOpenSslWhereItSignsRightly() throws IOException {
        assertThat(started(Libraries.build("right", source -> source)))
                .contains("LIBCRYPTO it signs as the JDK verifies");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            another-digest | EVP_sha256                    | EVP_sha512                      | gives signatures that do not verify
            garbage        | signature, &length) == 1;     | signature, &length) == 1; signature[9] ^= 1; | gives signatures that do not verify
            opens-nothing  | (jlong) (intptr_t) key; | (jlong) (key == NULL);  | libcrypto does not read this key
            signs-nothing  | if (!signed_) {               | if (signed_) {                  | libcrypto does not sign with this key
            no-libcrypto   | libcrypto.so.                 | libcrypto.so.none.              | there is no libcrypto of OpenSSL 3
            a-newer-one    | EVP_DigestSignInit            | EVP_DigestSignInit_gone         | there is no libcrypto of OpenSSL 3
            another-class  | crypto_Libcrypto_             | crypto_Other_                   | Libcrypto.start()
            """)
    void leavesItToTheJdkWhereItDoesNot(String name, String what, String instead, String reason) throws IOException {
        var library = Libraries.build(name, source -> source.replace(what, instead));

        assertThat(started(library)).contains("JDK ").contains(reason);
    }

    @Test
    void leavesItToTheJdkWhereThereIsNoLibrary() throws IOException {
        assertThat(started(Path.of("target/no-such-library.so")))
                .contains("JDK ")
                .contains("no-such-library.so");
    }

    @Test
    void leavesItToTheJdkWhereTheLibraryIsNone() throws IOException {
        assertThat(started(Path.of("src/main/c/signer.c"))).contains("JDK ").contains("signer.c");
    }

    @Test
    void keepsNothingOfASignature() throws IOException {
        var library = Libraries.build("right", source -> source);

        var output = inItsOwnJvm(library, "10000");

        assertThat(output).matches("(?s).*grown by [0-9]{1,3} of 10000 signatures.*");
    }

    private static String started(Path library) throws IOException {
        return inItsOwnJvm(library, "0");
    }

    private static String inItsOwnJvm(Path library, String signatures) throws IOException {
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC", // a heap that is there from the beginning does not grow
                "-Xms32m",
                "-Xmx32m",
                "-XX:+AlwaysPreTouch",
                "-cp",
                "target/classes:target/test-classes",
                Main.class.getName(),
                library.toString(),
                signatures);
        return Libraries.run(new ProcessBuilder(command), 0);
    }

    /** Loads the library, says who signs, and ends with 0 where the signature is OpenSSL's, whoever made it. */
    static final class Main {

        private static final int WARM_UP = 1_000;

        private Main() {}

        public static void main(String[] arguments) {
            var signers = Signers.load(Path.of(arguments[0]));
            var signer = signers.parse(Fixture.text("key.pkcs8.pem"), Fixture.text("certificate.pem"));
            System.out.println(signers.provider() + " " + signers.reason());
            boolean isRight = signer.sign(Fixture.bytes("body.json")).equals(Fixture.text("body.json.rsa-sha256"));
            int signatures = Integer.parseInt(arguments[1]);
            if (signatures > 0) {
                System.out.printf("grown by %d of %d signatures%n", grownBy(signer, signatures), signatures);
            }
            System.exit(isRight && signer.provider() == signers.provider() ? 0 : 1);
        }

        /** Kilobytes. */
        private static long grownBy(Signer signer, int signatures) {
            long before = 0;
            for (int i = 0; i < WARM_UP + signatures; i++) {
                before = i == WARM_UP ? Libraries.residentKilobytes() : before;
                signer.sign(new byte[100]);
            }
            return Math.max(0, Libraries.residentKilobytes() - before);
        }
    }
}
