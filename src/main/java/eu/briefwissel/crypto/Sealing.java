package eu.briefwissel.crypto;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * Who computes AES-256-GCM and HMAC-SHA256 in this process: the JDK on the JVM, whose compiler knows them; in a native image,
 * where they lose more than half, OpenSSL's libcrypto once it was loaded and seen to do the same to the bit. What one has
 * sealed the other opens.
 */
public final class Sealing {

    private static final byte[] NONCE = HexFormat.of().parseHex("cafebabefacedbaddecaf888");
    private static final byte[] SAMPLE = HexFormat.of().parseHex("6272696566776973" + "73656c");

    /** {@code org.graalvm.nativeimage.ImageInfo} names it; no JVM has it. */
    private static final String IN_NATIVE_IMAGE = "org.graalvm.nativeimage.imagecode";

    private static volatile Signers.Provider provider = Signers.Provider.JDK;

    private Sealing() {}

    /** Who computes from now on. */
    public static Signers.Provider provider() {
        return provider;
    }

    /** For {@link Signers}, once {@link Libcrypto#load} has succeeded. */
    static void choose() {
        if (System.getProperty(IN_NATIVE_IMAGE) != null && libcryptoIsRight()) {
            use(Signers.Provider.LIBCRYPTO);
        }
    }

    static void use(Signers.Provider chosen) {
        provider = chosen;
    }

    /** Has libcrypto tried under keys of no worth, before it is trusted with others. */
    static boolean libcryptoIsRight() {
        var key = SecretKeyBytes.of(new byte[SecretKeyBytes.LENGTH]);
        try (var ours = new AesGcm.OfLibcrypto(key);
                var jdk = new AesGcm.OfJdk(key)) {
            return agree(ours, jdk) && agreeOnACode();
        } catch (UnsatisfiedLinkError _) { // a library of before, which only signs
            return false;
        }
    }

    private static boolean agree(AesGcm ours, AesGcm jdk) {
        try {
            var sealed = ours.seal(NONCE, SAMPLE, SAMPLE, 0);
            return Arrays.equals(sealed, jdk.seal(NONCE, SAMPLE, SAMPLE, 0))
                    && Arrays.equals(SAMPLE, ours.open(NONCE, SAMPLE, sealed, 0))
                    && refuses(ours, sealed);
        } catch (IllegalStateException | SealBroken _) { // it cannot, or does not open what it sealed
            return false;
        }
    }

    private static boolean agreeOnACode() {
        var code = new byte[Hmac.LENGTH];
        return Libcrypto.hmac(NONCE, NONCE.length, SAMPLE, SAMPLE.length, code)
                && Arrays.equals(code, Hmac.ofJdk(NONCE, SAMPLE));
    }

    private static boolean refuses(AesGcm ours, byte[] sealed) {
        var changed = sealed.clone();
        changed[changed.length - 1] ^= 1;
        try {
            ours.open(NONCE, SAMPLE, changed, 0);
            return false;
        } catch (SealBroken _) {
            return true;
        }
    }
}
