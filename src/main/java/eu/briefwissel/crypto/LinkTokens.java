package eu.briefwissel.crypto;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Tokens for links that letters carry: they name a message by its id and say nothing of its case or its reader, and nobody
 * without the key can make one. 43 characters of base64url (RFC 4648 section 5), which need no escaping in a URL, in XHTML
 * or in a mail: the id and the first half of its HMAC-SHA256 (RFC 2104 section 5 allows no less).
 */
public final class LinkTokens {

    private static final int ID = 2 * Long.BYTES;
    private static final int CODE = Hmac.LENGTH / 2;
    private static final int LENGTH = (4 * (ID + CODE) + 2) / 3;

    private final SecretKeyBytes key;

    /** Signs with {@link TenantKeys#links}. */
    public LinkTokens(SecretKeyBytes key) {
        this.key = key;
    }

    /** The token for this id; the same id, the same token. */
    public String of(UUID id) {
        byte[] bytes = bytes(id);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(ID + CODE)
                        .put(bytes)
                        .put(code(bytes))
                        .array());
    }

    /** The id that a token was made for; empty where this key did not sign it. */
    public Optional<UUID> read(String token) {
        if (token.length() != LENGTH) {
            return Optional.empty();
        }
        byte[] all;
        try {
            all = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException _) { // not base64url
            return Optional.empty();
        }
        byte[] id = Arrays.copyOf(all, ID);
        if (!MessageDigest.isEqual(code(id), Arrays.copyOfRange(all, ID, all.length))) {
            return Optional.empty();
        }
        ByteBuffer halves = ByteBuffer.wrap(id);
        return Optional.of(new UUID(halves.getLong(), halves.getLong()));
    }

    private byte[] code(byte[] id) {
        return Arrays.copyOf(Hmac.sha256(key, id), CODE);
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(ID)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    @Override
    public String toString() {
        return "LinkTokens[redacted]";
    }
}
