package eu.briefwissel.sandbox.wire;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentDisposition;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A multipart/form-data body (RFC 7578), its parts by name in the order sent. */
public final class MultipartForm {
    /** One part: the bytes as sent, and what its headers say. */
    public static final class Part {
        private final @Nullable String fileName;
        private final String mediaType;
        private final byte[] bytes;

        private Part(@Nullable String fileName, String mediaType, byte[] bytes) {
            this.fileName = fileName;
            this.mediaType = mediaType;
            this.bytes = bytes;
        }

        public Optional<String> fileName() {
            return Optional.ofNullable(fileName);
        }

        /** The media type without parameters, lower-case; text/plain where none was sent. */
        public String mediaType() {
            return mediaType;
        }

        /** The bytes; not a copy. */
        public byte[] bytes() {
            return bytes;
        }
    }

    private final Map<String, Part> parts;

    private MultipartForm(Map<String, Part> parts) {
        this.parts = parts;
    }

    /** The form in the body of the call; empty where it is none, or names a part twice. */
    public static Optional<MultipartForm> read(Call call) {
        if (!call.hasMediaType("multipart/form-data")) {
            return Optional.empty();
        }
        try {
            var type = call.header("Content-Type").orElseThrow();
            var multipart = new MimeMultipart(new ByteArrayDataSource(call.body(), type));
            var parts = new LinkedHashMap<String, Part>();
            for (var i = 0; i < multipart.getCount(); i++) {
                var part = (MimeBodyPart) multipart.getBodyPart(i);
                if (parts.put(name(part), part(part)) != null) {
                    return Optional.empty();
                }
            }
            return Optional.of(new MultipartForm(parts));
        } catch (MessagingException | IOException malformed) {
            return Optional.empty();
        }
    }

    public Map<String, Part> parts() {
        return parts;
    }

    private static String name(MimeBodyPart part) throws MessagingException {
        var name = disposition(part).getParameter("name");
        if (name == null) {
            throw new MessagingException("a part of a form must have a name"); // RFC 7578, section 4.2
        }
        return name;
    }

    private static Part part(MimeBodyPart part) throws MessagingException, IOException {
        var type = part.getContentType(); // text/plain where absent: RFC 7578, section 4.4
        var end = type.indexOf(';');
        var bare = (end < 0 ? type : type.substring(0, end)).strip();
        try (var bytes = part.getRawInputStream()) {
            return new Part(
                    disposition(part).getParameter("filename"), bare.toLowerCase(Locale.ROOT), bytes.readAllBytes());
        }
    }

    private static ContentDisposition disposition(MimeBodyPart part) throws MessagingException {
        var header = part.getHeader("Content-Disposition", null);
        var disposition = new ContentDisposition(header == null ? "" : header);
        if (!"form-data".equalsIgnoreCase(disposition.getDisposition())) {
            throw new MessagingException("the disposition of a part must be form-data");
        }
        return disposition;
    }
}
