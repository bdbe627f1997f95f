package eu.briefwissel.document;

/** The rules an attachment's bytes can break, each with the sentence a sender reads. */
public enum AttachmentRule {
    EMPTY("attachment-empty", "the attachment has no bytes"),
    TYPE("attachment-type", "the bytes are not those of a PDF, PNG or JPEG file"),

    PDF_HEADER("pdf-header", "a PDF begins, at its very first byte, with %PDF-1.0 to %PDF-1.7 or %PDF-2.0"),
    PDF_END(
            "pdf-end",
            "a PDF ends with startxref, an offset and %%EOF; this one is cut off or has something behind it"),
    PDF_XREF("pdf-xref", "the PDF's cross-reference is not where startxref or /Prev says, or is broken"),
    PDF_TRAILER("pdf-trailer", "the PDF's trailer names no /Root"),
    PDF_ENCRYPTED("pdf-encrypted", "the PDF is encrypted; a reader without its key could not open it"),

    PNG_HEADER("png-header", "a PNG begins with a header (IHDR) that names a colour type and bit depth it allows"),
    PNG_CHUNK("png-chunk", "a part of the PNG is cut off, out of place, unknown or fails its checksum"),
    PNG_END("png-end", "a PNG has image data (IDAT) and ends with IEND; this one does not, or has something behind it"),

    JPEG_SEGMENT("jpeg-segment", "a part of the JPEG is cut off or out of place"),
    JPEG_PROCESS("jpeg-process", "the JPEG is neither baseline, extended nor progressive; few readers can show it"),
    JPEG_END("jpeg-end", "a JPEG has a picture and ends with EOI; this one does not, or has something behind it"),

    IMAGE_SIZE(
            "image-size",
            "a picture is at least 1 and at most 20000 pixels wide and high, and has at most 100 million pixels");

    private final String code;
    private final String sentence;

    AttachmentRule(String code, String sentence) {
        this.code = code;
        this.sentence = sentence;
    }

    /** The rule's name in a problem, stable. */
    public String code() {
        return code;
    }

    /** What the rule asks, in one sentence; never anything of the attachment. */
    public String sentence() {
        return sentence;
    }
}
