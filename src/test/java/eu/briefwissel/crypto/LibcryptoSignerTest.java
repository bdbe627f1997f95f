package eu.briefwissel.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** OpenSSL signs as the JDK does, and refuses what the JDK refuses. */
class LibcryptoSignerTest extends SignerTest {

    @Override
    Signers signers() {
        return Libraries.signers();
    }

    @Test
    void isOpenSslWhereThereIsACompilerAndALibcrypto() {
        assertThat(signers().provider()).as(signers().reason()).isEqualTo(Signers.Provider.LIBCRYPTO);
    }

    @Test
    void freesTheKeysThatNobodyHoldsWhileOthersSign() {
        var key = Fixture.text("key.pkcs8.pem");
        var certificate = Fixture.text("certificate.pem");
        var kept = signers().parse(key, certificate);
        var body = new byte[100];
        var expected = kept.sign(body);

        for (int i = 0; i < 50; i++) {
            assertThat(signers().parse(key, certificate).sign(body)).isEqualTo(expected);
            System.gc();
        }

        assertThat(kept.sign(body)).isEqualTo(expected);
    }
}
