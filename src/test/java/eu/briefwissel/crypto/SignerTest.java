package eu.briefwissel.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignerTest {

    private static final byte[] BODY = Fixture.bytes("body.json");
    private static final String SIGNED_BY_OPENSSL = Fixture.text("body.json.rsa-sha256");

    private final Signer signer = parse(Fixture.text("key.pkcs8.pem"), Fixture.text("certificate.pem"));

    /** Who computes; {@link LibcryptoSignerTest} has all this done by OpenSSL. */
    Signers signers() {
        return Signers.ofJdk("wanted");
    }

    private Signer parse(String key, String certificate) {
        return signers().parse(key, certificate);
    }

    @ParameterizedTest
    @ValueSource(strings = {"key.pkcs8.pem", "key.pkcs1.pem"})
    void signsAsOpenSslDoes(String key) {
        var signer = parse(Fixture.text(key), Fixture.text("certificate.pem"));

        var signature = signer.sign(BODY);

        assertThat(signature).isEqualTo(SIGNED_BY_OPENSSL);
        assertThat(signer.certificate().verifies(BODY, signature)).isTrue();
    }

    @Test
    void readsPemsAmidOtherTextAndWithWindowsLineEnds() {
        var windows = ("Bag Attributes\n" + Fixture.text("key.pkcs8.pem")).replace("\n", "\r\n");
        var chain = Fixture.text("certificate.pem") + Fixture.text("other-certificate.pem");

        var signer = parse(windows, chain);

        assertThat(signer.sign(BODY)).isEqualTo(SIGNED_BY_OPENSSL);
    }

    @Test
    void verifiesNoOtherBodyNoOtherSignatureAndNoOtherCertificate() {
        var certificate = signer.certificate();
        var other = RsaCertificate.parse(Fixture.text("other-certificate.pem"));
        var body = BODY.clone();
        body[10] ^= 1;
        var signature = Base64.getDecoder().decode(SIGNED_BY_OPENSSL);
        signature[100] ^= 1;

        assertThat(certificate.verifies(body, SIGNED_BY_OPENSSL)).isFalse();
        assertThat(certificate.verifies(BODY, Base64.getEncoder().encodeToString(signature)))
                .isFalse();
        assertThat(certificate.verifies(BODY, "")).isFalse();
        assertThat(certificate.verifies(BODY, "no base64!")).isFalse();
        assertThat(other.verifies(BODY, SIGNED_BY_OPENSSL)).isFalse();
    }

    @Test
    void signsRightlyFromManyThreads() throws InterruptedException, ExecutionException {
        Callable<Boolean> signing = () -> IntStream.range(0, 25).allMatch(i -> {
            var body = (Thread.currentThread().threadId() + ":" + i).getBytes(UTF_8);
            return signer.sign(BODY).equals(SIGNED_BY_OPENSSL)
                    && signer.certificate().verifies(body, signer.sign(body));
        });

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = IntStream.range(0, 16)
                    .mapToObj(_ -> threads.submit(signing))
                    .toList();

            for (var result : results) {
                assertThat(result.get()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            key.pkcs8.pem     | other-certificate.pem | the certificate does not belong to the private key
            short-key.pem     | short-certificate.pem | private key: an RSA key has at least 2048 bits, this one has 1024
            key.pkcs8.pem     | short-certificate.pem | certificate: an RSA key has at least 2048 bits, this one has 1024
            ec-key.pem        | certificate.pem       | private key: the PEM block holds no RSA key
            key.pkcs8.pem     | ec-certificate.pem    | certificate: its key must be RSA
            encrypted-key.pem | certificate.pem       | private key: PEM with PRIVATE KEY or RSA PRIVATE KEY is expected
            certificate.pem   | certificate.pem       | private key: PEM with PRIVATE KEY or RSA PRIVATE KEY is expected
            key.pkcs8.pem     | key.pkcs8.pem         | certificate: PEM with CERTIFICATE is expected
            """)
    void namesTheRuleThatAKeyOrCertificateBreaks(String key, String certificate, String rule) {
        assertThatThrownBy(() -> parse(Fixture.text(key), Fixture.text(certificate)))
                .isInstanceOf(UnusableKey.class)
                .hasMessageStartingWith(rule)
                .hasNoCause();
    }

    @Test
    void namesTheRuleForADamagedPem() {
        var certificate = Fixture.text("certificate.pem");
        var key = Fixture.text("key.pkcs8.pem");
        var cut = key.substring(0, 400);
        var header =
                key.replace("-----BEGIN PRIVATE KEY-----", "-----BEGIN PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n");
        var empty = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----";

        assertThatThrownBy(() -> parse(cut, certificate)).hasMessageContaining("has no end line");
        assertThatThrownBy(() -> parse(header, certificate)).hasMessageContaining("is not base64");
        assertThatThrownBy(() -> parse(key, empty)).hasMessageContaining("no X.509 certificate");
    }

    @Test
    void refusesAKeyWhoseNumbersDoNotFitOneAnother() throws GeneralSecurityException {
        var key = (RSAPrivateCrtKey) RsaPrivateKeys.parse(Fixture.text("key.pkcs8.pem"));
        var damaged = new RSAPrivateCrtKeySpec(
                key.getModulus(),
                key.getPublicExponent(),
                key.getPrivateExponent(),
                key.getPrimeP(),
                key.getPrimeQ(),
                key.getPrimeExponentP().add(BigInteger.TWO),
                key.getPrimeExponentQ(),
                key.getCrtCoefficient());
        var encoded = KeyFactory.getInstance("RSA").generatePrivate(damaged).getEncoded();
        var pem = "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----"
                .formatted(Base64.getMimeEncoder().encodeToString(encoded));

        assertThatThrownBy(() -> parse(pem, Fixture.text("certificate.pem")))
                .isInstanceOf(UnusableKey.class)
                .hasMessageContaining("its numbers do not fit one another");
    }

    @Test
    void tellsUntilWhenTheCertificateIsValid() {
        var certificate = signer.certificate();

        assertThat(certificate.validFrom()).isEqualTo(Instant.parse("2026-11-22T15:21:29Z"));
        assertThat(certificate.validUntil()).isEqualTo(Instant.parse("2100-10-25T15:21:29Z"));
        assertThat(certificate.isValidAt(certificate.validFrom())).isTrue();
        assertThat(certificate.isValidAt(certificate.validUntil())).isTrue();
        assertThat(certificate.isValidAt(certificate.validFrom().minusSeconds(1)))
                .isFalse();
        assertThat(certificate.isValidAt(certificate.validUntil().plusSeconds(1)))
                .isFalse();
    }

    @Test
    void signsNothingSmallAndMuch() {
        for (int length : new int[] {0, 1, 16_383, 16_384, 16_385, 1_000_000}) {
            var body = new byte[length];

            assertThat(signer.certificate().verifies(body, signer.sign(body)))
                    .as("%d bytes", length)
                    .isTrue();
        }
    }

    @Test
    void computesWithWhomItShould() {
        assertThat(signer.provider()).isEqualTo(signers().provider());
    }

    @Test
    void neverShowsTheKey() {
        assertThat(signer.toString()).startsWith("Signer[key redacted, RsaCertificate[validUntil=");
    }
}
