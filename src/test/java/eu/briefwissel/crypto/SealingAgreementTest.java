package eu.briefwissel.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenSSL and the JDK give the same bytes, open each other's, and refuse the same. */
@ByLibcrypto
class SealingAgreementTest {

    private static final int MEGABYTE = 1 << 20;

    private final Random random = new Random(25);
    private final byte[] associated = bytes(40);
    private final byte[] nonce = bytes(AesGcm.NONCE_BYTES);
    private final SecretKeyBytes key = SecretKeyBytes.of(bytes(SecretKeyBytes.LENGTH));
    private final AesGcm ours = new AesGcm.OfLibcrypto(key);
    private final AesGcm jdk = new AesGcm.OfJdk(key);

    /** The library works on 16 KiB at a time. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 17, 1_500, 16_383, 16_384, 16_385, 32_768, 65_536, 25 * MEGABYTE})
    void sealToTheSameBytesAndOpenEachOthers(int length) {
        var plain = bytes(length);

        var sealed = ours.seal(nonce, associated, plain, 0);

        assertThat(Arrays.equals(sealed, jdk.seal(nonce, associated, plain, 0))).isTrue();
        assertThat(Arrays.equals(ours.open(nonce, associated, sealed, 0), plain))
                .isTrue();
        assertThat(Arrays.equals(jdk.open(nonce, associated, sealed, 0), plain)).isTrue();
    }

    /** The library takes key, nonce and these 1,024 bytes at a time. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 16, 979, 980, 981, 2_004, 2_005, 40_000})
    void authenticateAssociatedBytesOfAnyLength(int length) {
        var context = bytes(length);

        var sealed = ours.seal(nonce, context, nonce, 0);

        assertThat(sealed).isEqualTo(jdk.seal(nonce, context, nonce, 0));
        assertThat(ours.open(nonce, context, sealed, 0)).isEqualTo(nonce);
    }

    @Test
    void keepTheirKeyFromOneContextToAnotherOfAnyLength() {
        for (int length : new int[] {40, 0, 1_000, 40, 41}) {
            var context = bytes(length);
            var other = bytes(AesGcm.NONCE_BYTES);

            assertThat(ours.seal(other, context, nonce, 0)).isEqualTo(jdk.seal(other, context, nonce, 0));
        }
    }

    @Test
    void openFromTheMiddle() {
        var plain = bytes(100);
        var header = bytes(13);
        var sealed = jdk.seal(nonce, associated, plain, 0);
        var whole = Arrays.copyOf(header, header.length + sealed.length);
        System.arraycopy(sealed, 0, whole, header.length, sealed.length);

        assertThat(ours.open(nonce, associated, whole, header.length)).isEqualTo(plain);
    }

    @Test
    void refuseAnyBitFlippedInTextTagNonceOrContext() {
        var sealed = jdk.seal(nonce, associated, bytes(33), 0);

        for (var part : new byte[][] {sealed, nonce, associated}) {
            for (int bit = 0; bit < part.length * Byte.SIZE; bit++) {
                part[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);

                assertThatThrownBy(() -> ours.open(nonce, associated, sealed, 0))
                        .as("bit %d of %d bytes", bit, part.length)
                        .isExactlyInstanceOf(SealBroken.class);
                part[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            }
        }
    }

    @Test
    void refuseWhatIsShorterThanATag() {
        for (int length = 0; length < AesGcm.TAG_BYTES; length++) {
            var cut = new byte[length];

            assertThatThrownBy(() -> ours.open(nonce, associated, cut, 0)).isExactlyInstanceOf(SealBroken.class);
        }
    }

    @Test
    void refuseToSealTwiceWithOneNonce() {
        for (var cipher : new AesGcm[] {ours, jdk}) {
            cipher.seal(nonce, associated, bytes(5), 0);

            assertThatIllegalStateException().isThrownBy(() -> cipher.seal(nonce.clone(), associated, bytes(5), 0));
        }
    }

    @Test
    void refuseANonceOfAnotherLength() {
        assertThatIllegalStateException().isThrownBy(() -> ours.seal(new byte[16], associated, nonce, 0));
        assertThatIllegalStateException().isThrownBy(() -> ours.open(new byte[11], associated, new byte[40], 0));
    }

    @Test
    void leaveRoomInFront() {
        var plain = bytes(20_000);

        var sealed = ours.seal(nonce, associated, plain, 13);

        assertThat(Arrays.copyOf(sealed, 13)).containsOnly(0);
        assertThat(sealed).isEqualTo(jdk.seal(nonce, associated, plain, 13));
        assertThat(ours.open(nonce, associated, sealed, 13)).isEqualTo(plain);
    }

    @Test
    void giveTheSameCodes() {
        for (int length : new int[] {1, 32, 63, 64, 65, 300}) {
            for (int data : new int[] {0, 1, 55, 56, 64, 1_500, 16_384, 16_385, 100_000}) {
                var secret = bytes(length);
                var body = bytes(data);

                assertThat(Hmac.ofLibcrypto(secret, body)).isEqualTo(Hmac.ofJdk(secret, body));
            }
        }
    }

    @Test
    void serveManyThreads() throws InterruptedException, ExecutionException {
        var expected = IntStream.range(0, 64).mapToObj(_ -> bytes(3_000)).toList();
        var outcomes = new ArrayList<Future<Boolean>>();

        try (var threads = Executors.newFixedThreadPool(16)) {
            for (int i = 0; i < 2_000; i++) {
                var plain = expected.get(i % expected.size());
                Callable<Boolean> roundTrip = () -> comesBack(plain);
                outcomes.add(threads.submit(roundTrip));
            }
        }

        for (var outcome : outcomes) {
            assertThat(outcome.get()).isTrue();
        }
    }

    private boolean comesBack(byte[] plain) {
        try (var cipher = new AesGcm.OfLibcrypto(key);
                var other = new AesGcm.OfJdk(key)) {
            var sealed = cipher.seal(nonce, associated, plain, 0);
            return Arrays.equals(cipher.open(nonce, associated, sealed, 0), plain)
                    && Arrays.equals(other.open(nonce, associated, sealed, 0), plain)
                    && Arrays.equals(Hmac.ofLibcrypto(nonce, plain), Hmac.ofJdk(nonce, plain));
        }
    }

    private byte[] bytes(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
