package eu.briefwissel.crypto;

import java.security.MessageDigest;

/**
 * Recognises the body of a repeated request ({@code Idempotency-Key}) without keeping it. Keyed, because a plain hash of a
 * short body with one unknown BSN in it gives the BSN away.
 */
public final class BodyMac {

    private final SecretKeyBytes key;

    /** Recognises with {@link TenantKeys#idempotency}. */
    public BodyMac(SecretKeyBytes key) {
        this.key = key;
    }

    /** The code of exactly these bytes; 32 bytes. */
    public byte[] of(byte[] body) {
        return Hmac.sha256(key, body);
    }

    /** Whether the code was made from exactly these bytes; in constant time. */
    public boolean matches(byte[] body, byte[] mac) {
        return MessageDigest.isEqual(of(body), mac);
    }

    @Override
    public String toString() {
        return "BodyMac[redacted]";
    }
}
