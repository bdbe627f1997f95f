package eu.briefwissel.support;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Submissions as a sender writes them; the identifiers are test numbers that belong to nobody. */
public final class Submissions {

    public static final String BSN = "999993653";

    /** PNG 5.3: length, type and checksum around a chunk's data. */
    private static final int FRAME = 12;

    /** Its IEND, which has no data. */
    private static final int END = FRAME;

    private Submissions() {}

    /** A short one, under a reference of its own. */
    public static String plain() {
        return withReference("Z-" + UUID.randomUUID());
    }

    /** A short one, under that reference. */
    public static String withReference(String reference) {
        return json(reference, "");
    }

    /** One with a file. */
    public static String withAttachment(String name, String mediaType, byte[] content) {
        String file = "{\"name\":\"%s\",\"mediaType\":\"%s\",\"content\":\"%s\"}"
                .formatted(name, mediaType, Base64.getEncoder().encodeToString(content));
        return json("Z-" + UUID.randomUUID(), ", \"attachments\": [" + file + "]");
    }

    /** A picture of exactly so many bytes: most of them stand in a chunk that no reader looks at. */
    public static byte[] pngOfBytes(int size) {
        byte[] small = png();
        byte[] filler = new byte[size - small.length - FRAME];
        return ByteBuffer.allocate(size)
                .put(small, 0, small.length - END)
                .put(chunk("brFw", filler))
                .put(small, small.length - END, END)
                .array();
    }

    /** A short one to another recipient, who has an e-mail address of their own. */
    public static String to(String scheme, String identifier, String email) {
        return plain().replace("\"bsn\": \"" + BSN + "\"", "\"%s\": \"%s\"".formatted(scheme, identifier))
                .replace("lezer@example.org", email);
    }

    private static byte[] chunk(String type, byte[] data) {
        var crc = new CRC32();
        crc.update(type.getBytes(StandardCharsets.US_ASCII));
        crc.update(data);
        return ByteBuffer.allocate(FRAME + data.length)
                .putInt(data.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(data)
                .putInt((int) crc.getValue())
                .array();
    }

    private static byte[] png() {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB), "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String json(String reference, String more) {
        return """
                {
                  "reference": "%s",
                  "recipient": { "bsn": "%s" },
                  "language": "nl",
                  "messageType": "besluit",
                  "subject": "Besluit op uw aanvraag",
                  "body": "<p>Uw aanvraag is toegewezen.</p>",
                  "contact": { "email": "lezer@example.org" }%s
                }
                """.formatted(reference, BSN, more);
    }
}
