package eu.briefwissel.delivery;

/**
 * A file of a message.
 *
 * @param name the file name shown to the reader, 1 to 80 characters, no path
 * @param mediaType what its bytes were seen to be: {@code application/pdf}, {@code image/png} or {@code image/jpeg}
 */
public record Attachment(String name, String mediaType, byte[] content) {

    @Override
    public String toString() {
        return "attachment of " + content.length + " bytes, " + mediaType;
    }
}
