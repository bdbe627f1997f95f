package eu.briefwissel.crypto;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the binary content of a block in a PEM text (RFC 7468); text around the blocks is left out (section 2). */
final class Pem {

    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

    private Pem() {}

    /**
     * The first block with that label.
     *
     * @throws UnusableKey if it has no end or is not base64
     */
    static Optional<byte[]> block(String pem, String label) {
        var begin = "-----BEGIN " + label + "-----";
        var start = pem.indexOf(begin);
        if (start < 0) {
            return Optional.empty();
        }
        var end = pem.indexOf("-----END " + label + "-----", start);
        if (end < 0) {
            throw new UnusableKey("PEM: the %s has no end line (RFC 7468 section 2)".formatted(label));
        }
        return Optional.of(decode(pem.substring(start + begin.length(), end), label));
    }

    private static byte[] decode(String base64, String label) {
        try {
            return Base64.getDecoder().decode(WHITE_SPACE.matcher(base64).replaceAll(""));
        } catch (IllegalArgumentException _) { // its message quotes a character of the key
            throw new UnusableKey("PEM: the %s is not base64; it must not be encrypted".formatted(label));
        }
    }
}
