package eu.briefwissel.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SecretKeyBytesTest {

    private final SecureRandom random = new SecureRandom();

    @Test
    void neverShowsTheKey() {
        var key = SecretKeyBytes.generate(random);

        assertThat(key.toString()).isEqualTo("SecretKeyBytes[redacted]");
        assertThat(TenantKeys.derivedFrom(key).toString())
                .doesNotContain(HexFormat.of().formatHex(key.bytes()))
                .contains("sealing=SecretKeyBytes[redacted]");
    }

    @Test
    void refusesEveryOtherLength() {
        for (int length : new int[] {0, 16, 31, 33, 64}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SecretKeyBytes.of(new byte[length]))
                    .withMessage("a key has 32 bytes, not " + length);
        }
    }

    @Test
    void keepsNoHoldOfTheBytesItWasMadeFromOrGaveOut() {
        var bytes = new byte[32];
        Arrays.fill(bytes, (byte) 7);
        var key = SecretKeyBytes.of(bytes);

        Arrays.fill(bytes, (byte) 0);
        Arrays.fill(key.bytes(), (byte) 0);

        assertThat(key.bytes()).containsOnly(7);
    }

    @Test
    void refusesEveryUseOnceDestroyed() {
        var key = SecretKeyBytes.generate(random);
        var sealer = new Sealer(key, random);
        var sealed = sealer.seal(new byte[] {1}, new byte[0]);

        key.destroy();
        key.destroy();

        assertThat(key.isDestroyed()).isTrue();
        assertThatIllegalStateException().isThrownBy(key::bytes);
        assertThatIllegalStateException().isThrownBy(() -> key.derive("other"));
        assertThatIllegalStateException().isThrownBy(() -> sealer.open(sealed, new byte[0]));
        assertThatIllegalStateException().isThrownBy(() -> sealer.seal(new byte[] {1}, new byte[0]));
    }

    @Test
    void derivesTheSameKeyForALabelAndAnotherOneForAnother() {
        var key = SecretKeyBytes.generate(random);

        var derived = key.derive("one").bytes();

        assertThat(derived).isEqualTo(key.derive("one").bytes());
        assertThat(derived).isNotEqualTo(key.derive("two").bytes());
        assertThat(derived).isNotEqualTo(key.bytes());
        assertThat(derived)
                .isNotEqualTo(SecretKeyBytes.generate(random).derive("one").bytes());
        assertThatIllegalArgumentException().isThrownBy(() -> key.derive(" "));
    }

    /** Computed with openssl kdf -keylen 32 -kdfopt digest:SHA256 -kdfopt key:… -kdfopt info:… HKDF. */
    @Test
    void keepsTheDerivationsThatStoredDataDependsOn() {
        var keys = TenantKeys.derivedFrom(SecretKeyBytes.of(
                HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f")));

        assertThat(hex(keys.sealing())).isEqualTo("7daba5eafffbc602ba6a74d09398a21efd3893f005db968f5b15bcef4eea2318");
        assertThat(hex(keys.blindIndex()))
                .isEqualTo("7c49a36f880641927101515826c4378d843c2d44bb1854f3923ab450fc71c65b");
        assertThat(hex(keys.idempotency()))
                .isEqualTo("56cfb675478f5a8480c55733dbc5f597279fa8f0f2773368db6d1c9ab8f4edb2");
        assertThat(hex(keys.evidence())).isEqualTo("426e0f0c29be9b6888206a55915f767a565be0ed9dcd3e27b04fbc98faefcdf5");
    }

    @Test
    void destroysAllKeysOfATenantTogether() {
        var keys = TenantKeys.derivedFrom(SecretKeyBytes.generate(random));

        keys.destroy();

        assertThat(keys.sealing().isDestroyed()).isTrue();
        assertThat(keys.blindIndex().isDestroyed()).isTrue();
        assertThat(keys.idempotency().isDestroyed()).isTrue();
        assertThat(keys.evidence().isDestroyed()).isTrue();
    }

    private static String hex(SecretKeyBytes key) {
        return HexFormat.of().formatHex(key.bytes());
    }
}
