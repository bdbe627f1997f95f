package eu.briefwissel.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class HkdfTest {

    private static final HexFormat HEX = HexFormat.of();

    @Test
    void givesTheKeyWithoutSaltAndInfoOfRfc5869AppendixA3() {
        var output = Hkdf.derive(HEX.parseHex("0b".repeat(22)), new byte[0], 42);

        assertThat(HEX.formatHex(output))
                .isEqualTo("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8");
    }

    /** RFC 5869 section 2 in its own words, for one block and without salt: HMAC(HMAC(zeros, key), info | 01). */
    @Test
    void extractsWithZerosAndExpandsWithTheInfo() {
        var keyMaterial = HEX.parseHex("0b".repeat(22));
        var info = HEX.parseHex("f0f1f2f3f4f5f6f7f8f9");

        var output = Hkdf.derive(keyMaterial, info, 32);

        var pseudoRandomKey = Hmac.sha256(new byte[32], keyMaterial);
        assertThat(output).isEqualTo(Hmac.sha256(pseudoRandomKey, HEX.parseHex("f0f1f2f3f4f5f6f7f8f9" + "01")));
        assertThat(Arrays.equals(output, Hkdf.derive(keyMaterial, new byte[0], 32)))
                .isFalse();
    }
}
