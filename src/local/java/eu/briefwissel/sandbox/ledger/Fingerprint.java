package eu.briefwissel.sandbox.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Keyed fingerprints (HMAC-SHA256), so that the journal can recognise a recipient or a content without holding it. */
public final class Fingerprint {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /** Fingerprints under this key of at least 16 bytes. */
    public Fingerprint(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** Lower-case hex of the fingerprint of the parts in order; each part counts with its length. */
    public String of(String... parts) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            for (var part : parts) {
                var bytes = part.getBytes(StandardCharsets.UTF_8);
                mac.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
                mac.update(bytes);
            }
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java lacks " + ALGORITHM, missing);
        }
    }
}
