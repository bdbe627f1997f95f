package eu.briefwissel.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SealerTest {

    private static final byte[] CONTEXT =
            Canonical.of("identifier/1").text("gemeente-a").text("bsn").bytes();
    private static final byte[] BSN = "999993653".getBytes(UTF_8);

    private final SecureRandom random = new SecureRandom();
    private final SecretKeyBytes key = SecretKeyBytes.generate(random);
    private final Sealer sealer = new Sealer(key, random);

    @Test
    void opensWhatItSealed() {
        for (int length = 0; length < 300; length++) {
            var plain = new byte[length];
            random.nextBytes(plain);

            var sealed = sealer.seal(plain, CONTEXT);

            assertThat(sealed).hasSize(length + 29).startsWith(1);
            assertThat(sealer.open(sealed, CONTEXT)).isEqualTo(plain);
        }
    }

    @Test
    void opensInAnotherSealerWithTheSameKey() {
        var sealed = sealer.seal(BSN, CONTEXT);

        var opened = new Sealer(SecretKeyBytes.of(key.bytes()), random).open(sealed, CONTEXT);

        assertThat(opened).isEqualTo(BSN);
    }

    @Test
    void neverRepeatsANonceNorAResult() {
        Set<String> nonces = new HashSet<>();

        for (int i = 0; i < 2_000; i++) {
            nonces.add(Arrays.toString(Arrays.copyOfRange(sealer.seal(BSN, CONTEXT), 1, 13)));
        }

        assertThat(nonces).hasSize(2_000);
    }

    @Test
    void refusesASealWithAnyBitFlipped() {
        var sealed = sealer.seal(BSN, CONTEXT);

        for (int bit = 0; bit < sealed.length * 8; bit++) {
            var changed = sealed.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);

            assertThatThrownBy(() -> sealer.open(changed, CONTEXT)).isInstanceOf(SealBroken.class);
        }
    }

    @Test
    void refusesASealCutOffAnywhereOrPutOnto() {
        var sealed = sealer.seal(BSN, CONTEXT);

        for (int length = 0; length < sealed.length; length++) {
            var cut = Arrays.copyOf(sealed, length);

            assertThatThrownBy(() -> sealer.open(cut, CONTEXT)).isInstanceOf(SealBroken.class);
        }
        assertThatThrownBy(() -> sealer.open(Arrays.copyOf(sealed, sealed.length + 1), CONTEXT))
                .isInstanceOf(SealBroken.class);
    }

    @Test
    void refusesASealOfAnotherTenantKeyOrContext() {
        var sealed = sealer.seal(BSN, CONTEXT);
        var otherTenant = new Sealer(SecretKeyBytes.generate(random), random);
        var otherContext =
                Canonical.of("identifier/1").text("gemeente-b").text("bsn").bytes();

        assertThatThrownBy(() -> otherTenant.open(sealed, CONTEXT)).isExactlyInstanceOf(SealBroken.class);
        assertThatThrownBy(() -> sealer.open(sealed, otherContext)).isExactlyInstanceOf(SealBroken.class);
        assertThatThrownBy(() -> sealer.open(sealed, new byte[0])).isExactlyInstanceOf(SealBroken.class);
    }

    @Test
    void namesAVersionItDoesNotKnow() {
        var sealed = sealer.seal(BSN, CONTEXT);

        sealed[0] = 2;

        assertThatThrownBy(() -> sealer.open(sealed, CONTEXT))
                .isInstanceOf(UnknownSealVersion.class)
                .hasMessage("the seal names format version 2; this program reads version 1");
    }

    @Test
    void saysNothingOfTheContentWhenASealIsBroken() {
        var sealed = sealer.seal(BSN, CONTEXT);
        sealed[20] ^= 1;

        assertThatThrownBy(() -> sealer.open(sealed, CONTEXT))
                .hasNoCause()
                .hasMessage(
                        "the seal is broken: changed, incomplete, or sealed with another key or in another context");
        assertThat(sealer.toString()).isEqualTo("Sealer[redacted]");
    }

    @Test
    void unwrapsTheKeyItWrapped() {
        var dataKey = SecretKeyBytes.generate(random);

        var wrapped = sealer.wrap(dataKey, CONTEXT);

        assertThat(wrapped).hasSize(61);
        assertThat(sealer.unwrap(wrapped, CONTEXT).bytes()).isEqualTo(dataKey.bytes());
    }

    @Test
    void takesNoWrappedKeyForAValueNorAValueForAKey() {
        var dataKey = SecretKeyBytes.generate(random);
        var wrapped = sealer.wrap(dataKey, CONTEXT);
        var sealed = sealer.seal(dataKey.bytes(), CONTEXT);

        assertThatThrownBy(() -> sealer.open(wrapped, CONTEXT)).isInstanceOf(SealBroken.class);
        assertThatThrownBy(() -> sealer.unwrap(sealed, CONTEXT)).isInstanceOf(SealBroken.class);
    }
}
