package eu.briefwissel.document;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;

/** Real files, written by libraries that others keep. */
final class AttachmentSamples {
    private AttachmentSamples() {}

    static byte[] pdfWithTable() throws IOException {
        return pdf(CompressParameters.NO_COMPRESSION);
    }

    static byte[] pdfWithStream() throws IOException {
        return pdf(CompressParameters.DEFAULT_COMPRESSION);
    }

    private static byte[] pdf(CompressParameters compression) throws IOException {
        try (var document = letter()) {
            var bytes = new ByteArrayOutputStream();
            document.save(bytes, compression);
            return bytes.toByteArray();
        }
    }

    static byte[] encryptedPdf(CompressParameters compression, int keyLength) throws IOException {
        try (var document = letter()) {
            var policy = new StandardProtectionPolicy("owner", "reader", new AccessPermission());
            policy.setEncryptionKeyLength(keyLength);
            document.protect(policy);
            var bytes = new ByteArrayOutputStream();
            document.save(bytes, compression);
            return bytes.toByteArray();
        }
    }

    /** A PDF with one more section appended for each update. */
    static byte[] updatedPdf(byte[] original, int updates) throws IOException {
        var bytes = original;
        for (int i = 0; i < updates; i++) {
            try (var document = Loader.loadPDF(bytes)) {
                document.getDocumentInformation().setTitle("Besluit " + i);
                document.getDocumentInformation().getCOSObject().setNeedToBeUpdated(true);
                document.getDocumentCatalog().getCOSObject().setNeedToBeUpdated(true);
                var updated = new ByteArrayOutputStream();
                document.saveIncremental(updated);
                bytes = updated.toByteArray();
            }
        }
        return bytes;
    }

    static byte[] picture(String format, int kind, int width, int height) throws IOException {
        var bytes = new ByteArrayOutputStream();
        if (!ImageIO.write(new BufferedImage(width, height, kind), format, bytes)) {
            throw new IOException("no writer for " + format);
        }
        return bytes.toByteArray();
    }

    static byte[] png() throws IOException {
        return picture("png", BufferedImage.TYPE_INT_RGB, 40, 30);
    }

    static byte[] jpeg() throws IOException {
        return picture("jpeg", BufferedImage.TYPE_INT_RGB, 40, 30);
    }

    static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    static byte[] joined(byte[] first, byte[] second) {
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static PDDocument letter() throws IOException {
        var document = new PDDocument();
        var page = new PDPage();
        document.addPage(page);
        try (var content = new PDPageContentStream(document, page)) {
            content.addRect(72, 72, 200, 100);
            content.fill();
        }
        return document;
    }
}
