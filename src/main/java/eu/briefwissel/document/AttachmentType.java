package eu.briefwissel.document;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of file a message may carry (BBK 1.7: PDF, PNG, JPG). */
public enum AttachmentType {
    PDF("application/pdf"),
    PNG("image/png"),
    JPEG("image/jpeg");

    private final String mediaType;

    AttachmentType(String mediaType) {
        this.mediaType = mediaType;
    }

    /** The type as registered with IANA, lower case, without parameters. */
    public String mediaType() {
        return mediaType;
    }

    /** The type a sender claims; empty for any other. What the bytes are is for {@link AttachmentCheck} to say. */
    public static Optional<AttachmentType> claimed(String mediaType) {
        return Arrays.stream(values())
                .filter(type -> type.mediaType.equalsIgnoreCase(mediaType))
                .findFirst();
    }
}
