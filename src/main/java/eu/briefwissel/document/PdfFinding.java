package eu.briefwissel.document;

/**
 * A rule that a PDF breaks.
 *
 * @param page the first page where it does, from 1; 0 where it is about the document
 * @param detail which clauses of a standard it is about, letters, digits and {@code -.:} only; empty where there is none
 */
public record PdfFinding(PdfRule rule, int page, String detail) {

    private static final int LONGEST_DETAIL = 80;

    public PdfFinding {
        detail = detail.replaceAll("[^A-Za-z0-9.:-]+", "-");
        detail = detail.substring(0, Math.min(LONGEST_DETAIL, detail.length()));
    }

    public PdfFinding(PdfRule rule, int page) {
        this(rule, page, "");
    }

    public static PdfFinding ofDocument(PdfRule rule) {
        return new PdfFinding(rule, 0);
    }
}
