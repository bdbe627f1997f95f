package eu.briefwissel.sandbox.berichtenbox;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** The kinds of file that the Berichtenbox takes, told by their first bytes. */
enum FileKind {
    PDF("application/pdf", "255044462d"),
    PNG("image/png", "89504e470d0a1a0a"),
    JPEG("image/jpeg", "ffd8ff");

    private final String mimeType;
    private final String signature;

    FileKind(String mimeType, String signature) {
        this.mimeType = mimeType;
        this.signature = signature;
    }

    String mimeType() {
        return mimeType;
    }

    static Optional<FileKind> of(byte[] content) {
        return Arrays.stream(values()).filter(kind -> kind.begins(content)).findFirst();
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this Java lacks SHA-256", missing);
        }
    }

    private boolean begins(byte[] content) {
        var length = signature.length() / 2;
        return content.length >= length
                && HexFormat.of().formatHex(content, 0, length).equals(signature);
    }
}
