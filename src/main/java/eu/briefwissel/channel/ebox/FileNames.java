package eu.briefwissel.channel.ebox;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** File names as they may stand in a multipart header. */
final class FileNames {

    /** What {@code encodeURIComponent} leaves alone (ECMA-262 section 19.2.6.4). */
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!~*'()";

    private FileNames() {}

    /**
     * The name itself where it is ASCII and no character would break the header; else the name as {@code encodeURIComponent}
     * writes it. Message Registry v3, document sender: what ISO-8859-1 lacks is encoded, "so french accents etc", and its
     * example encodes accents that ISO-8859-1 has.
     */
    static String wire(String name) {
        return name.chars().allMatch(FileNames::isPlain) ? name : encoded(name);
    }

    private static boolean isPlain(int c) {
        return c >= ' ' && c < 0x7f && c != '"' && c != '\\' && c != '%';
    }

    private static String encoded(String name) {
        StringBuilder out = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            if (b > 0 && UNRESERVED.indexOf(b) >= 0) {
                out.append((char) b);
            } else {
                out.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return out.toString();
    }
}
