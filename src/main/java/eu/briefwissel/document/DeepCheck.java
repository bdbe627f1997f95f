package eu.briefwissel.document;

import java.util.concurrent.CompletionStage;

/**
 * Looks into PDFs with a library. Found by injection: it is compiled in where the function {@code document} is (src/document),
 * and nowhere else.
 */
public interface DeepCheck {

    /**
     * Looks into one. Ends in bounded time and memory whatever the bytes are: what takes more breaks
     * {@link PdfRule#TOO_COMPLEX}. Fails with {@link LookBroke} where that says nothing of the document.
     *
     * @param pdf its whole bytes, which {@link AttachmentCheck} has found to be a PDF's
     * @param asPdfa whether it is to be judged as PDF/A, too
     */
    CompletionStage<PdfLook> look(byte[] pdf, boolean asPdfa);

    /** How many can be looked into at once; the others wait. */
    int atOnce();
}
