package eu.briefwissel.delivery;

/**
 * A file of a message.
 *
 * @param name the file name shown to the reader, 1 to 80 characters, no path
 * @param mediaType what its bytes were seen to be: {@code application/pdf}, {@code image/png} or {@code image/jpeg}
 * @param isSigned whether the sender says that it bears a signature; nobody looks
 */
public record Attachment(String name, String mediaType, byte[] content, boolean isSigned) {

    /** One of which nobody says that it is signed. */
    public Attachment(String name, String mediaType, byte[] content) {
        this(name, mediaType, content, false);
    }

    @Override
    public String toString() {
        return "attachment of " + content.length + " bytes, " + mediaType;
    }
}
