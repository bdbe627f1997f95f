package eu.briefwissel.document.pdf;

import eu.briefwissel.document.LookBroke;
import eu.briefwissel.document.PdfLook;
import eu.briefwissel.document.PdfRule;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/** The look into one PDF, in a process that may be lost over it. Draws nothing: what a page shows is not looked at. */
final class LookInto {

    private final Limits limits;
    private final Findings findings = new Findings();

    LookInto(Limits limits) {
        this.limits = limits;
    }

    /**
     * What is found; whatever the bytes are, save that memory and time are for the process to bound. Fails with
     * {@link LookBroke} where it was the disk that failed.
     */
    PdfLook look(byte[] pdf, boolean asPdfa) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            if (document.isEncrypted()) {
                return PdfLook.ended(PdfRule.ENCRYPTED);
            }
            int pages = walk(document);
            if (asPdfa) {
                PdfaValidation.broken(pdf).ifPresent(findings::add);
            }
            return new PdfLook(pages, findings.all());
        } catch (InvalidPasswordException _) {
            return PdfLook.ended(PdfRule.ENCRYPTED);
        } catch (TooComplex | StackOverflowError _) {
            return PdfLook.ended(PdfRule.TOO_COMPLEX);
        } catch (LookBroke ownTrouble) {
            throw ownTrouble;
        } catch (IOException | RuntimeException _) {
            // A library that stumbles over a file has not read it; its message may quote from it.
            return PdfLook.ended(PdfRule.UNREADABLE);
        }
    }

    private int walk(PDDocument document) throws IOException {
        COSDictionary trailer = document.getDocument().getTrailer();
        COSDictionary catalog = trailer.getCOSDictionary(COSName.ROOT);
        if (catalog == null) {
            throw new IOException("no catalog");
        }
        List<PageTree.Page> pages = PageTree.pages(catalog, limits.pages());
        if (pages.isEmpty()) {
            findings.add(PdfRule.NO_PAGES, 0);
        }
        ObjectWalk walk = new ObjectWalk(limits, findings);
        pages.forEach(page -> walk.leaveOut(page.dictionary()));
        for (int i = 0; i < pages.size(); i++) {
            if (!PaperSize.isA4(pages.get(i))) {
                findings.add(PdfRule.PAGE_SIZE, i + 1);
            }
            walk.page(pages.get(i).dictionary(), i + 1);
        }
        walk.rest(trailer);
        return pages.size();
    }
}
