package eu.briefwissel.document;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Judges an attachment by its bytes alone, whatever its name and claimed type say. Reads each byte a fixed number of
 * times at most and keeps none, so a hostile file costs what an honest one of its size does. It proves that a file is
 * framed as its type asks from first byte to last, and that a PDF is not encrypted; not that every page can be shown,
 * which is for a deeper check with a PDF library.
 */
public final class AttachmentCheck {
    private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
    /** How far Acrobat looks for the header (Adobe PDF Reference 1.7, appendix H, note 13). */
    private static final int HEADER_WINDOW = 1024;

    private AttachmentCheck() {}

    /**
     * Says what the bytes are, or which rule they break; never an exception, whatever they are.
     *
     * @param bytes the whole file; how large it may be is for the caller and its channel (BBK 1.7: 25 MB in all)
     */
    public static AttachmentVerdict check(byte[] bytes) {
        if (bytes.length == 0) {
            return new AttachmentVerdict.Refused(AttachmentRule.EMPTY);
        }
        if (startsWith(bytes, PDF)) {
            return verdict(bytes, AttachmentType.PDF, new PdfCheck(bytes).broken());
        }
        if (startsWith(bytes, PNG)) {
            return verdict(bytes, AttachmentType.PNG, new PngCheck(bytes).broken());
        }
        if (startsWith(bytes, JPEG)) {
            return verdict(bytes, AttachmentType.JPEG, new JpegCheck(bytes).broken());
        }
        return new AttachmentVerdict.Refused(hidesAPdf(bytes) ? AttachmentRule.PDF_HEADER : AttachmentRule.TYPE);
    }

    private static AttachmentVerdict verdict(byte[] bytes, AttachmentType type, Optional<AttachmentRule> broken) {
        return broken.<AttachmentVerdict>map(AttachmentVerdict.Refused::new)
                .orElseGet(() -> new AttachmentVerdict.Accepted(type, bytes.length));
    }

    /**
     * ISO 32000-1 7.5.2 has the header as the first line, and ISO 19005-2 6.1.2 at byte 0. That readers look further is
     * what a file that is also HTML or ZIP lives by, so it is refused, with a reason that says why.
     */
    private static boolean hidesAPdf(byte[] bytes) {
        for (int at = 1; at < HEADER_WINDOW && at + PDF.length <= bytes.length; at++) {
            if (Arrays.equals(bytes, at, at + PDF.length, PDF, 0, PDF.length)) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWith(byte[] bytes, byte[] prefix) {
        return bytes.length >= prefix.length && Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
    }
}
