package eu.briefwissel.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AesGcmTest {

    private static final HexFormat HEX = HexFormat.of();

    /** McGrew and Viega, The Galois/Counter Mode of Operation (the submission to NIST), appendix B, cases 13, 14 and 16. */
    @ParameterizedTest(name = "case {0}")
    @CsvSource(delimiter = '|', textBlock = """
            13 | 0000000000000000000000000000000000000000000000000000000000000000 | 000000000000000000000000 | '' | '' | 530f8afbc74536b9a963b4f1c4cb738b
            14 | 0000000000000000000000000000000000000000000000000000000000000000 | 000000000000000000000000 | '' | 00000000000000000000000000000000 | cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919
            16 | feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308 | cafebabefacedbaddecaf888 | feedfacedeadbeeffeedfacedeadbeefabaddad2 | d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39 | 522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f66276fc6ece0f4e1768cddf8853bb2d551b
            """)
    void givesTheCipherTextsOfItsAuthors(
            int number, String key, String nonce, String associated, String plain, String sealed) {
        assertThat(number).isBetween(13, 16);
        var cipher = AesGcm.under(SecretKeyBytes.of(HEX.parseHex(key)));

        var result = cipher.seal(HEX.parseHex(nonce), HEX.parseHex(associated), HEX.parseHex(plain), 0);

        assertThat(HEX.formatHex(result)).isEqualTo(sealed);
        assertThat(cipher.open(HEX.parseHex(nonce), HEX.parseHex(associated), result, 0))
                .isEqualTo(HEX.parseHex(plain));
    }
}
