package eu.briefwissel.document;

import java.util.List;

/**
 * What a look into a PDF found.
 *
 * @param pages how many it has, as far as they could be counted
 * @param findings each rule at most once a page
 */
public record PdfLook(int pages, List<PdfFinding> findings) {

    public PdfLook {
        findings = List.copyOf(findings);
    }

    /** Of one into which nobody could look further. */
    public static PdfLook ended(PdfRule because) {
        return new PdfLook(0, List.of(PdfFinding.ofDocument(because)));
    }
}
